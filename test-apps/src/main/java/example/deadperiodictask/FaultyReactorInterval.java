/* SPDX-License-Identifier: Apache-2.0 */
package example.deadperiodictask;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import reactor.core.publisher.Flux;

/** The consumer of an interval throws, and there is no consumer of errors. */
public final class FaultyReactorInterval {
    private FaultyReactorInterval() {}

    public static void main(String[] args) throws Exception {
        CountDownLatch runs = new CountDownLatch(3);
        Flux.interval(Duration.ofMillis(5)).subscribe(tick -> poll(tick, runs));
        runs.await();
        Thread.sleep(100); // the sequence has ended by now
    }

    private static void poll(long tick, CountDownLatch runs) {
        runs.countDown();
        if (runs.getCount() == 0) {
            // finding: DeadPeriodicTask
            throw new IllegalStateException("poll " + tick);
        }
    }
}
