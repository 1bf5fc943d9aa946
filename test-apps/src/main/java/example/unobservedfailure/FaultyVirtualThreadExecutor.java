/* SPDX-License-Identifier: Apache-2.0 */
package example.unobservedfailure;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Submits to an executor with a virtual thread per task and drops the future. */
// since: 21
public final class FaultyVirtualThreadExecutor {
    private FaultyVirtualThreadExecutor() {}

    public static void main(String[] args) throws Exception {
        ExecutorService executor = (ExecutorService)
                Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
        executor.submit(FaultyVirtualThreadExecutor::call);
        executor.shutdown();
        executor.awaitTermination(10, TimeUnit.SECONDS);
    }

    private static int call() {
        // finding: UnobservedFailure
        throw new IllegalStateException("refused");
    }
}
