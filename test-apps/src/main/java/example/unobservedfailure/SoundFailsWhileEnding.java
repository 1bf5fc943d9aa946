/* SPDX-License-Identifier: Apache-2.0 */
package example.unobservedfailure;

import example.Load;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;

/** A shutdown hook takes a resource away, and the work that needs it fails: so does everything at the end. */
// alone: its end is what is tried
public final class SoundFailsWhileEnding {
    private SoundFailsWhileEnding() {}

    public static void main(String[] args) throws Exception {
        ExecutorService pool = Load.fixedPool("writer", 1);
        AtomicBoolean open = new AtomicBoolean(true);
        CountDownLatch runs = new CountDownLatch(1);
        Future<?> writer = pool.submit(() -> {
            runs.countDown();
            while (open.get()) {
                Thread.onSpinWait();
            }
            throw new IOException("closed");
        });
        runs.await();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            open.set(false);
            for (long end = System.nanoTime() + 5_000_000_000L; !writer.isDone() && System.nanoTime() < end; ) {
                Thread.onSpinWait();
            }
        }));
    }
}
