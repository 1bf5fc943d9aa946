/* SPDX-License-Identifier: Apache-2.0 */
package example.unobservedfailure;

import example.Load;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;

/** One of several tasks is enough; the executor itself reads those that fail. */
public final class SoundInvokeAny {
    private SoundInvokeAny() {}

    public static void main(String[] args) throws Exception {
        ExecutorService pool = Load.fixedPool("mirrors", 2);
        List<Callable<String>> mirrors = List.of(SoundInvokeAny::load, () -> "file", SoundInvokeAny::load);
        System.out.println(pool.invokeAny(mirrors));
        pool.shutdown();
    }

    private static String load() {
        throw new IllegalStateException("no database");
    }
}
