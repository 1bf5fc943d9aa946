/* SPDX-License-Identifier: Apache-2.0 */
package example;

import java.util.concurrent.CompletableFuture;

/** Does something a little later, on a thread of its own, as a remote system would. */
public final class Later {
    /** How much later, in ms: well above the default threshold of 10 ms. */
    public static final long MILLIS = 40;

    private Later() {}

    /** Runs the task {@link #MILLIS} ms from now. */
    public static Thread run(Task task) {
        Thread thread = new Thread(
                () -> {
                    try {
                        Thread.sleep(MILLIS);
                        task.run();
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                },
                "later");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    /** Computes for so many ms. */
    public static int spin(long millis) {
        long end = System.nanoTime() + millis * 1_000_000;
        while (System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        return 42;
    }

    /** A future that is completed {@link #MILLIS} ms from now. */
    public static <T> CompletableFuture<T> complete(T value) {
        CompletableFuture<T> future = new CompletableFuture<>();
        run(() -> future.complete(value));
        return future;
    }
}
