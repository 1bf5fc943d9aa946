/* SPDX-License-Identifier: Apache-2.0 */
package example.uncancelledtimeout;

import java.time.Duration;
import java.util.concurrent.TimeoutException;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** The timeout of a Mono interrupts a call that heeds it. */
public final class SoundReactorTimeout {
    private SoundReactorTimeout() {}

    public static void main(String[] args) throws Exception {
        int answer = Mono.fromCallable(() -> {
                    Thread.sleep(2_500);
                    return 42;
                })
                .subscribeOn(Schedulers.boundedElastic())
                .timeout(Duration.ofMillis(100))
                .onErrorReturn(TimeoutException.class, -1)
                .block();
        System.out.println("answer " + answer);
        Thread.sleep(1_300);
    }
}
