/* SPDX-License-Identifier: Apache-2.0 */
package example.uncancelledtimeout;

import example.Later;
import io.reactivex.rxjava3.core.Single;
import io.reactivex.rxjava3.schedulers.Schedulers;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The timeout of a Single interrupts a call that does not heed it. */
public final class FaultyRxTimeout {
    private FaultyRxTimeout() {}

    public static void main(String[] args) throws Exception {
        CountDownLatch done = new CountDownLatch(1);
        inTime(() -> 0); // loads the classes: the timeout is for the call alone
        // finding: UncancelledTimeout
        int answer = inTime(() -> heavy(done));
        System.out.println("answer " + answer);
        done.await(20, TimeUnit.SECONDS);
    }

    private static int inTime(Callable<Integer> call) {
        return Single.fromCallable(call)
                .subscribeOn(Schedulers.io())
                .timeout(500, TimeUnit.MILLISECONDS)
                .onErrorReturnItem(-1)
                .blockingGet();
    }

    private static int heavy(CountDownLatch done) {
        int value = Later.spin(2_500);
        done.countDown();
        return value;
    }
}
