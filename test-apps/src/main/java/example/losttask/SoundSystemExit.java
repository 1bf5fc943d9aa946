/* SPDX-License-Identifier: Apache-2.0 */
package example.losttask;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

/** Somebody decides by System.exit that the JVM ends now, whatever runs. */
// alone: its end is what is tried
public final class SoundSystemExit {
    private SoundSystemExit() {}

    public static void main(String[] args) throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CompletableFuture.runAsync(() -> {
            begun.countDown();
            while (begun.getCount() == 0) {
                Thread.onSpinWait();
            }
        });
        begun.await();
        System.exit(0);
    }
}
