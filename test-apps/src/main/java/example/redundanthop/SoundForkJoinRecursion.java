/* SPDX-License-Identifier: Apache-2.0 */
package example.redundanthop;

import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.RecursiveTask;

/** Forks down to small parts, as fork/join is meant to. */
public final class SoundForkJoinRecursion {
    private SoundForkJoinRecursion() {}

    public static void main(String[] args) {
        ForkJoinPool pool = new ForkJoinPool(3);
        System.out.println(pool.invoke(new Fibonacci(24)));
        pool.shutdown();
    }

    private static final class Fibonacci extends RecursiveTask<Integer> {
        private static final long serialVersionUID = 1;
        private final int number;

        Fibonacci(int number) {
            this.number = number;
        }

        @Override
        protected Integer compute() {
            if (number < 2) {
                return number;
            }
            Fibonacci one = new Fibonacci(number - 1);
            one.fork();
            return new Fibonacci(number - 2).compute() + one.join();
        }
    }
}
