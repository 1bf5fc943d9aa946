/* SPDX-License-Identifier: Apache-2.0 */
package example.poolstarvation;

import example.Load;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** A parallel stream within a parallel stream, whose innermost code sleeps: what others give to the common pool waits. */
// alone: its JVM has options
// jvm: -XX:ActiveProcessorCount=4
public final class FaultyNestedParallelStreams {
    private FaultyNestedParallelStreams() {}

    public static void main(String[] args) throws Exception {
        ForkJoinPool pool = ForkJoinPool.commonPool();
        CountDownLatch asleep = new CountDownLatch(3);
        List<Future<?>> tasks = Load.submit(
                pool,
                1,
                () -> IntStream.range(0, 2)
                        .parallel()
                        .forEach(row -> IntStream.range(0, 3).parallel().forEach(column -> call(asleep))));
        asleep.await();
        tasks.addAll(Load.submit(pool, 20, Thread::yield));
        Load.await(tasks);
    }

    private static void call(CountDownLatch asleep) {
        asleep.countDown();
        try {
            // finding: PoolStarvation
            // finding: ParkedWorker sleep
            TimeUnit.MILLISECONDS.sleep(3_500);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
