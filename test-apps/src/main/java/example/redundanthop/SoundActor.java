/* SPDX-License-Identifier: Apache-2.0 */
package example.redundanthop;

import example.Load;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;

/** Messages go to one thread, one after the other, whoever sends them: that thread as well. */
public final class SoundActor {
    private SoundActor() {}

    public static void main(String[] args) throws Exception {
        ExecutorService actor = Load.fixedPool("actor", 1);
        CountDownLatch over = new CountDownLatch(10_000);
        for (int i = 0; i < 10_000; i++) {
            actor.execute(() -> actor.execute(over::countDown));
        }
        over.await();
        actor.shutdown();
    }
}
