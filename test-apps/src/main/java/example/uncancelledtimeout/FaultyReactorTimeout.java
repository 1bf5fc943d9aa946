/* SPDX-License-Identifier: Apache-2.0 */
package example.uncancelledtimeout;

import example.Later;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** The timeout of a Mono interrupts a call that does not heed it. */
public final class FaultyReactorTimeout {
    private FaultyReactorTimeout() {}

    public static void main(String[] args) throws Exception {
        CountDownLatch done = new CountDownLatch(1);
        inTime(() -> 0); // loads the classes: the timeout is for the call alone
        // finding: UncancelledTimeout
        int answer = inTime(() -> heavy(done));
        System.out.println("answer " + answer);
        done.await(20, TimeUnit.SECONDS);
    }

    private static int inTime(Callable<Integer> call) {
        return Mono.fromCallable(call)
                .subscribeOn(Schedulers.boundedElastic())
                .timeout(Duration.ofMillis(500))
                .onErrorReturn(TimeoutException.class, -1)
                .block();
    }

    private static int heavy(CountDownLatch done) {
        int value = Later.spin(2_500);
        done.countDown();
        return value;
    }
}
