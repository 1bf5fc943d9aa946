/* SPDX-License-Identifier: Apache-2.0 */
package example.defaultexecutorchange;

import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.RecursiveTask;

/** A recursive sum in the common pool itself. */
// jvm: -XX:ActiveProcessorCount=2
public final class SoundForkJoin {
    private SoundForkJoin() {}

    /** The sum of a range. */
    private static final class Sum extends RecursiveTask<Long> {
        private static final long serialVersionUID = 1;
        private final int from;
        private final int to;

        Sum(int from, int to) {
            this.from = from;
            this.to = to;
        }

        @Override
        protected Long compute() {
            if (to - from < 10_000) {
                long sum = 0;
                for (int i = from; i < to; i++) {
                    sum += i;
                }
                return sum;
            }
            Sum left = new Sum(from, (from + to) / 2);
            left.fork();
            return new Sum((from + to) / 2, to).compute() + left.join();
        }
    }

    public static void main(String[] args) {
        System.out.println(ForkJoinPool.commonPool().invoke(new Sum(0, 1_000_000)));
    }
}
