/* SPDX-License-Identifier: Apache-2.0 */
package example.deadperiodictask;

import io.reactivex.rxjava3.core.Observable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The consumer of an interval throws, and there is no consumer of errors. */
public final class FaultyRxInterval {
    private FaultyRxInterval() {}

    @SuppressWarnings("CheckReturnValue")
    public static void main(String[] args) throws Exception {
        CountDownLatch runs = new CountDownLatch(3);
        Observable.interval(5, TimeUnit.MILLISECONDS).map(tick -> 10 - tick).subscribe(left -> report(left, runs));
        runs.await();
        Thread.sleep(100); // the sequence has ended by now
    }

    private static void report(long left, CountDownLatch runs) {
        runs.countDown();
        if (runs.getCount() == 0) {
            // finding: DeadPeriodicTask
            throw new IllegalStateException("left " + left);
        }
    }
}
