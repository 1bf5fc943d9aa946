/* SPDX-License-Identifier: Apache-2.0 */
package example.poolstarvation;

import example.Later;
import example.Load;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;

/** Tasks of one pool wait for tasks of another one, and never the other way round: slow at worst. */
public final class SoundOneWayPools {
    private SoundOneWayPools() {}

    public static void main(String[] args) throws Exception {
        ExecutorService front = Load.fixedPool("one-way-front", 2);
        ExecutorService back = Load.fixedPool("one-way-back", 2);
        for (int i = 0; i < 6; i++) {
            Load.await(Load.submit(
                    front,
                    1,
                    () -> CompletableFuture.supplyAsync(() -> Later.spin(Later.MILLIS), back)
                            .join()));
        }
        front.shutdown();
        back.shutdown();
    }
}
