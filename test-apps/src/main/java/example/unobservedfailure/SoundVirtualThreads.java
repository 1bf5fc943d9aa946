/* SPDX-License-Identifier: Apache-2.0 */
package example.unobservedfailure;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Reads what tasks on virtual threads throw. */
// since: 21
public final class SoundVirtualThreads {
    private SoundVirtualThreads() {}

    public static void main(String[] args) throws Exception {
        ExecutorService executor = (ExecutorService)
                Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
        Future<String> future = executor.submit(SoundVirtualThreads::load);
        try {
            future.get();
        } catch (ExecutionException e) {
            System.out.println("failed: " + e.getCause());
        }
        executor.shutdown();
    }

    private static String load() {
        throw new IllegalStateException("no database");
    }
}
