/* SPDX-License-Identifier: Apache-2.0 */
package example.unobservedfailure;

import example.Load;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;

/** Waits for all tasks by invokeAll, which throws nothing, and does not read the futures that it returns. */
public final class FaultyInvokeAll {
    private FaultyInvokeAll() {}

    public static void main(String[] args) throws Exception {
        ExecutorService pool = Load.fixedPool("checks", 2);
        List<Callable<String>> checks = List.of(() -> "disk", FaultyInvokeAll::network, () -> "memory");
        System.out.println(pool.invokeAll(checks).size() + " checks are done");
        pool.shutdown();
    }

    private static String network() throws Exception {
        for (long end = System.nanoTime() + 50_000_000; System.nanoTime() < end; ) {
            Thread.onSpinWait(); // so that invokeAll has to wait for it
        }
        // finding: UnobservedFailure
        throw new IOException("network is unreachable");
    }
}
