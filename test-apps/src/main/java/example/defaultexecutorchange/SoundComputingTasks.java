/* SPDX-License-Identifier: Apache-2.0 */
package example.defaultexecutorchange;

import java.util.concurrent.CompletableFuture;

/** Short computations without an executor: one worker does them as well, so it is worth knowing and no more. */
// jvm: -XX:ActiveProcessorCount=2
public final class SoundComputingTasks {
    private SoundComputingTasks() {}

    public static void main(String[] args) throws Exception {
        CompletableFuture<Integer> sum = CompletableFuture.completedFuture(0);
        for (int i = 0; i < 100; i++) {
            int part = i;
            sum = sum.thenCombine(CompletableFuture.supplyAsync(() -> part * part), Integer::sum);
        }
        if (sum.join() != 328_350) {
            throw new IllegalStateException("wrong sum");
        }
    }
}
