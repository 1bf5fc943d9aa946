/* SPDX-License-Identifier: Apache-2.0 */
package example.unobservedfailure;

import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.RecursiveAction;
import java.util.concurrent.RecursiveTask;
import java.util.concurrent.TimeUnit;

/** Forks a task and never joins it. */
public final class FaultyForkWithoutJoin {
    private FaultyForkWithoutJoin() {}

    public static void main(String[] args) throws Exception {
        ForkJoinPool pool = new ForkJoinPool(2);
        System.out.println(pool.invoke(new Sum()));
        pool.shutdown();
        pool.awaitTermination(10, TimeUnit.SECONDS);
    }

    private static final class Sum extends RecursiveTask<Integer> {
        @Override
        protected Integer compute() {
            new Log().fork();
            return 1 + 2;
        }
    }

    private static final class Log extends RecursiveAction {
        @Override
        protected void compute() {
            // finding: UnobservedFailure
            throw new UnsupportedOperationException("no log");
        }
    }
}
