/* SPDX-License-Identifier: Apache-2.0 */
package example.poolstarvation;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.TimeUnit;

/** A hundred tasks of the common pool wait for the same slow answer, and it adds a hundred threads. */
// alone: its JVM has options
// jvm: -XX:ActiveProcessorCount=4
public final class FaultySpareThreads {
    private FaultySpareThreads() {}

    public static void main(String[] args) throws Exception {
        CompletableFuture<Integer> answer = new CompletableFuture<>();
        List<ForkJoinTask<Integer>> tasks = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            tasks.add(ForkJoinPool.commonPool().submit(() -> {
                // finding: PoolStarvation
                return answer.join();
            }));
        }
        TimeUnit.MILLISECONDS.sleep(2_500);
        answer.complete(42);
        for (ForkJoinTask<Integer> task : tasks) {
            task.get(30, TimeUnit.SECONDS);
        }
    }
}
