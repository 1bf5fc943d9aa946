/* SPDX-License-Identifier: Apache-2.0 */
package example.deadperiodictask;

import io.reactivex.rxjava3.schedulers.Schedulers;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A periodic task of an RxJava scheduler throws: a stack on standard error, and never again. */
public final class FaultyRxPeriodic {
    private FaultyRxPeriodic() {}

    public static void main(String[] args) throws Exception {
        CountDownLatch runs = new CountDownLatch(3);
        Schedulers.single().schedulePeriodicallyDirect(() -> flush(runs), 5, 5, TimeUnit.MILLISECONDS);
        runs.await();
        Thread.sleep(100); // the task is dead now
    }

    private static void flush(CountDownLatch runs) {
        runs.countDown();
        if (runs.getCount() == 0) {
            // finding: DeadPeriodicTask
            throw new IllegalStateException("disk full");
        }
    }
}
