/* SPDX-License-Identifier: Apache-2.0 */
package example.cost;

import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.RecursiveTask;
import java.util.stream.LongStream;
import org.HdrHistogram.Histogram;

/** Computing on the common pool. */
final class ForkJoin {
    private static final int NUMBERS = 1 << 14;
    private static final int LEAF = 1 << 9;
    private static final int TURNS = 4;

    private ForkJoin() {}

    /** Each operation divides a range until the parts are small, and adds up what they give. */
    static final class Compute extends Sums {
        @Override
        long sum() {
            return ForkJoinPool.commonPool().invoke(new Range(0, NUMBERS));
        }
    }

    /** Each operation is the sum of a parallel stream. */
    static final class ParallelStream extends Sums {
        @Override
        long sum() {
            return LongStream.range(0, NUMBERS)
                    .parallel()
                    .map(number -> Work.mix(number, TURNS))
                    .sum();
        }
    }

    /** Adds them all up and keeps the sum, so that no compiler leaves the work out. */
    abstract static class Sums implements Workload {
        private volatile long all;

        abstract long sum();

        @Override
        public void run(long operations, Histogram latencies) {
            long local = 0;
            for (long i = 0; i < operations; i++) {
                local += sum();
            }
            all = local;
        }

        @Override
        public String toString() {
            return "sum " + all;
        }
    }

    private static final class Range extends RecursiveTask<Long> {
        private static final long serialVersionUID = 1L;

        private final int from;
        private final int to;

        Range(int from, int to) {
            this.from = from;
            this.to = to;
        }

        @Override
        protected Long compute() {
            if (to - from <= LEAF) {
                long sum = 0;
                for (int i = from; i < to; i++) {
                    sum += Work.mix(i, TURNS);
                }
                return sum;
            }
            int middle = (from + to) / 2;
            Range left = new Range(from, middle);
            left.fork();
            return new Range(middle, to).compute() + left.join();
        }
    }
}
