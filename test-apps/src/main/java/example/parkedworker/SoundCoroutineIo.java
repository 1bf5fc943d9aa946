/* SPDX-License-Identifier: Apache-2.0 */
package example.parkedworker;

import example.Later;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import kotlinx.coroutines.Dispatchers;
import kotlinx.coroutines.ExecutorsKt;

/**
 * Sleeps on the dispatcher of Kotlin's coroutines that is made for waiting, while tasks that compute are queued. Both
 * have the same threads.
 */
public final class SoundCoroutineIo {
    private SoundCoroutineIo() {}

    public static void main(String[] args) throws Exception {
        int tasks = 120;
        Executor io = ExecutorsKt.asExecutor(Dispatchers.getIO());
        Executor compute = ExecutorsKt.asExecutor(Dispatchers.getDefault());
        CountDownLatch done = new CountDownLatch(2 * tasks);
        for (int i = 0; i < tasks; i++) {
            io.execute(() -> send(done));
            compute.execute(() -> {
                Later.spin(5);
                done.countDown();
            });
        }
        done.await();
    }

    private static void send(CountDownLatch done) {
        try {
            Thread.sleep(Later.MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        done.countDown();
    }
}
