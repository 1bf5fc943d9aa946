/* SPDX-License-Identifier: Apache-2.0 */
package example.unobservedfailure;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

/** Logs the failure and drops the failed future that whenComplete leaves behind. */
public final class SoundWhenCompleteLog {
    private SoundWhenCompleteLog() {}

    public static void main(String[] args) throws Exception {
        CountDownLatch logged = new CountDownLatch(1);
        CompletableFuture.supplyAsync(SoundWhenCompleteLog::load).whenComplete((value, failure) -> {
            System.out.println("loaded " + value + ", failure " + failure);
            logged.countDown();
        });
        logged.await();
    }

    private static String load() {
        throw new IllegalStateException("no database");
    }
}
