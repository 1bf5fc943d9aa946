/* SPDX-License-Identifier: Apache-2.0 */
package example.coverage;

import example.Later;
import example.Task;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Does what a worker waits for, a little after the worker has begun to wait: on a machine that is busy, a fixed time would
 * be over before the worker waits. A thread that waits in native code looks as if it ran; then it is a fixed time.
 */
final class Late {
    private static final long NATIVE_NANOS = TimeUnit.MILLISECONDS.toNanos(60);

    private Late() {}

    /** Runs the task after the calling thread has begun to wait. */
    static Thread run(Task task) {
        Thread worker = Thread.currentThread();
        Thread thread = new Thread(
                () -> {
                    try {
                        awaitWaiting(worker);
                        Thread.sleep(Later.MILLIS);
                        task.run();
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                },
                "late");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    /** A future that is completed after the calling thread has begun to wait. */
    static <T> CompletableFuture<T> complete(T value) {
        CompletableFuture<T> future = new CompletableFuture<>();
        run(() -> future.complete(value));
        return future;
    }

    private static void awaitWaiting(Thread worker) throws InterruptedException {
        long deadline = System.nanoTime() + NATIVE_NANOS;
        while (worker.getState() == Thread.State.RUNNABLE && System.nanoTime() - deadline < 0) {
            Thread.sleep(1); // polls; the condition decides
        }
    }
}
