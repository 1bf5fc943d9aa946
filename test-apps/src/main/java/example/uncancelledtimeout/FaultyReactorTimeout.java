/* SPDX-License-Identifier: Apache-2.0 */
package example.uncancelledtimeout;

import example.Later;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** The timeout of a Mono interrupts a call that does not heed it. */
public final class FaultyReactorTimeout {
    private FaultyReactorTimeout() {}

    public static void main(String[] args) throws Exception {
        CountDownLatch done = new CountDownLatch(1);
        // finding: UncancelledTimeout
        int answer = Mono.fromCallable(() -> heavy(done))
                .subscribeOn(Schedulers.boundedElastic())
                .timeout(Duration.ofMillis(100))
                .onErrorReturn(TimeoutException.class, -1)
                .block();
        System.out.println("answer " + answer);
        done.await();
    }

    private static int heavy(CountDownLatch done) {
        int value = Later.spin(2_500);
        done.countDown();
        return value;
    }
}
