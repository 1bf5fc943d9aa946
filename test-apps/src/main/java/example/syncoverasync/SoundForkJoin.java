/* SPDX-License-Identifier: Apache-2.0 */
package example.syncoverasync;

import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.RecursiveTask;
import java.util.stream.LongStream;

/** Divides a sum and joins its halves on the workers of a ForkJoinPool, which help while they wait. */
public final class SoundForkJoin extends RecursiveTask<Long> {
    private static final long serialVersionUID = 1;

    private final long from;
    private final long to;

    private SoundForkJoin(long from, long to) {
        this.from = from;
        this.to = to;
    }

    public static void main(String[] args) {
        ForkJoinPool pool = new ForkJoinPool(3);
        long sum = pool.invoke(new SoundForkJoin(0, 40_000_000)) + new SoundForkJoin(0, 40_000_000).invoke();
        if (sum == 0) {
            throw new IllegalStateException("no sum");
        }
        pool.shutdown();
    }

    @Override
    protected Long compute() {
        if (to - from <= 1_000_000) {
            return LongStream.range(from, to).map(Long::bitCount).sum();
        }
        long middle = (from + to) >>> 1;
        SoundForkJoin left = new SoundForkJoin(from, middle);
        left.fork();
        return new SoundForkJoin(middle, to).compute() + left.join();
    }
}
