/* SPDX-License-Identifier: Apache-2.0 */
package example.unobservedfailure;

import example.Load;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/** Reads every future that invokeAll returned. */
public final class SoundInvokeAllRead {
    private SoundInvokeAllRead() {}

    public static void main(String[] args) throws Exception {
        ExecutorService pool = Load.fixedPool("checks", 2);
        List<Callable<String>> checks = List.of(() -> "disk", SoundInvokeAllRead::load, () -> "memory");
        for (Future<String> check : pool.invokeAll(checks)) {
            try {
                System.out.println(check.get());
            } catch (ExecutionException e) {
                System.out.println("bad: " + e.getCause());
            }
        }
        pool.shutdown();
    }

    private static String load() {
        throw new IllegalStateException("no database");
    }
}
