/* SPDX-License-Identifier: Apache-2.0 */
package example.uncancelledtimeout;

import example.Load;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;

/** The timeout of invokeAll cancels tasks that heed it. */
public final class SoundInvokeAllHeeded {
    private SoundInvokeAllHeeded() {}

    public static void main(String[] args) throws Exception {
        ExecutorService pool = Load.fixedPool("invoke-all-heeded", 2);
        boolean late = pool.invokeAll(
                        List.of(SoundInvokeAllHeeded::load, SoundInvokeAllHeeded::load), 100, TimeUnit.MILLISECONDS)
                .get(0)
                .isCancelled();
        System.out.println(late ? "no answer in time" : "an answer");
        pool.shutdown();
        pool.awaitTermination(10, TimeUnit.SECONDS);
    }

    private static int load() throws InterruptedException {
        Thread.sleep(2_500);
        return 42;
    }
}
