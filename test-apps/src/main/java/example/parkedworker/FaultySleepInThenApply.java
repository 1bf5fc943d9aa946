/* SPDX-License-Identifier: Apache-2.0 */
package example.parkedworker;

import example.Later;
import java.util.concurrent.CompletableFuture;

/** Sleeps in a dependent stage, which runs on the worker that completed the stage before. */
public final class FaultySleepInThenApply {
    private FaultySleepInThenApply() {}

    public static void main(String[] args) {
        CompletableFuture<?>[] stages = new CompletableFuture<?>[5];
        for (int i = 0; i < stages.length; i++) {
            int number = i;
            stages[i] = CompletableFuture.supplyAsync(() -> number).thenApplyAsync(FaultySleepInThenApply::backOff);
        }
        CompletableFuture.allOf(stages).join();
    }

    private static int backOff(int number) {
        try {
            // finding: ParkedWorker sleep
            Thread.sleep(Later.MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return number;
    }
}
