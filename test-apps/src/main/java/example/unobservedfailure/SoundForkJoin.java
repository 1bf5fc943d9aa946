/* SPDX-License-Identifier: Apache-2.0 */
package example.unobservedfailure;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.RecursiveTask;
import java.util.concurrent.TimeUnit;

/** Joins, asks and invokes tasks of a ForkJoinPool that fail. */
public final class SoundForkJoin {
    private SoundForkJoin() {}

    public static void main(String[] args) throws Exception {
        ForkJoinPool pool = new ForkJoinPool(2);
        ForkJoinTask<String> joined = pool.submit(SoundForkJoin::load);
        try {
            joined.join();
        } catch (IllegalStateException e) {
            System.out.println("joined: " + e);
        }
        ForkJoinTask<String> asked = pool.submit(SoundForkJoin::load);
        asked.quietlyJoin();
        System.out.println("asked: " + asked.getException());
        ForkJoinTask<String> checked = pool.submit(SoundForkJoin::load);
        checked.quietlyJoin();
        System.out.println("checked: " + checked.isCompletedAbnormally());
        try {
            pool.invoke(new Halves(8));
        } catch (IllegalStateException e) {
            System.out.println("invoked: " + e);
        }
        try {
            pool.submit(SoundForkJoin::load).get(10, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            System.out.println("got: " + e);
        }
        pool.shutdown();
    }

    private static String load() {
        throw new IllegalStateException("no database");
    }

    private static final class Halves extends RecursiveTask<Integer> {
        private final int size;

        Halves(int size) {
            this.size = size;
        }

        @Override
        protected Integer compute() {
            if (size < 1) {
                return 0;
            }
            if (size == 1) {
                throw new IllegalStateException("one");
            }
            Halves left = new Halves(size / 2);
            left.fork();
            return new Halves(size / 2).compute() + left.join();
        }
    }
}
