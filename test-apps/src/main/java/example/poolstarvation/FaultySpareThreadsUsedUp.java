/* SPDX-License-Identifier: Apache-2.0 */
package example.poolstarvation;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/** More tasks wait than the pool may add threads for: the next wait throws. */
// alone: its JVM has options
// jvm: -XX:ActiveProcessorCount=4
// jvm: -Djava.util.concurrent.ForkJoinPool.common.maximumSpares=16
public final class FaultySpareThreadsUsedUp {
    private FaultySpareThreadsUsedUp() {}

    public static void main(String[] args) throws Exception {
        CompletableFuture<Integer> answer = new CompletableFuture<>();
        List<ForkJoinTask<Integer>> tasks = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            tasks.add(ForkJoinPool.commonPool().submit(() -> {
                try {
                    // finding: PoolStarvation
                    return answer.join();
                } catch (RejectedExecutionException noThreadLeft) {
                    return 0;
                }
            }));
        }
        TimeUnit.MILLISECONDS.sleep(2_500);
        answer.complete(42);
        for (ForkJoinTask<Integer> task : tasks) {
            task.get(30, TimeUnit.SECONDS);
        }
    }
}
