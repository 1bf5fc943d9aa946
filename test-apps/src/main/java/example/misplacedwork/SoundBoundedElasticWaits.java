/* SPDX-License-Identifier: Apache-2.0 */
package example.misplacedwork;

import example.Later;
import java.time.Duration;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Waits twice on the scheduler of Reactor that is made for it. */
public final class SoundBoundedElasticWaits {
    private SoundBoundedElasticWaits() {}

    public static void main(String[] args) throws Exception {
        Rounds.run(() -> Flux.range(0, 24)
                .flatMap(order -> Mono.fromCallable(() -> ship()).subscribeOn(Schedulers.boundedElastic()), 24)
                .blockLast(Duration.ofSeconds(60)));
    }

    private static int ship() throws InterruptedException {
        Thread.sleep(Later.MILLIS);
        Thread.sleep(Later.MILLIS);
        return 42;
    }
}
