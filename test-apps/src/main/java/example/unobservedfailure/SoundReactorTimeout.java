/* SPDX-License-Identifier: Apache-2.0 */
package example.unobservedfailure;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** The source fails when a timeout has ended the sequence and its subscriber knows. */
public final class SoundReactorTimeout {
    private SoundReactorTimeout() {}

    public static void main(String[] args) throws Exception {
        CountDownLatch mayFail = new CountDownLatch(1);
        CountDownLatch failed = new CountDownLatch(1);
        Mono.<String>create(sink -> {
                    Schedulers.boundedElastic().schedule(() -> {
                        await(mayFail);
                        sink.error(new IllegalStateException("too late"));
                        failed.countDown();
                    });
                })
                .timeout(Duration.ofMillis(20), Mono.just("instead"))
                .doOnNext(System.out::println)
                .block();
        mayFail.countDown();
        failed.await();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
