/* SPDX-License-Identifier: Apache-2.0 */
package example.unobservedfailure;

import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;

/** Gives a task to a ForkJoinPool by submit and drops the task that it returns. */
public final class FaultyForkJoinSubmit {
    private FaultyForkJoinSubmit() {}

    public static void main(String[] args) throws Exception {
        ForkJoinPool pool = new ForkJoinPool(2);
        pool.submit(FaultyForkJoinSubmit::index);
        pool.shutdown();
        pool.awaitTermination(10, TimeUnit.SECONDS);
    }

    private static void index() {
        int[] words = new int[2];
        // finding: UnobservedFailure
        words[words.length] = 1;
    }
}
