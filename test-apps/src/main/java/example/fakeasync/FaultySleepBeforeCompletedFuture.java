/* SPDX-License-Identifier: Apache-2.0 */
package example.fakeasync;

import example.Later;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Sleeps, and returns a future that is complete already; main calls. */
public final class FaultySleepBeforeCompletedFuture {
    private FaultySleepBeforeCompletedFuture() {}

    public static void main(String[] args) throws Exception {
        for (int i = 0; i < 4; i++) {
            load(i).join();
        }
    }

    private static CompletableFuture<String> load(int id) throws InterruptedException {
        // finding: FakeAsync sleep
        TimeUnit.MILLISECONDS.sleep(Later.MILLIS);
        return CompletableFuture.completedFuture("order " + id);
    }
}
