/* SPDX-License-Identifier: Apache-2.0 */
package example.blockedeventloop;

import example.Later;
import java.time.Duration;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Waits where Reactor is made for it: on boundedElastic, and with block() on the main thread. */
public final class SoundReactorElastic {
    private SoundReactorElastic() {}

    public static void main(String[] args) {
        Flux.range(1, 8)
                .flatMap(number -> Mono.fromCallable(() -> load(number)).subscribeOn(Schedulers.boundedElastic()))
                .blockLast();
        Flux.range(1, 4)
                .publishOn(Schedulers.boundedElastic())
                .map(SoundReactorElastic::load)
                .blockLast();
        Mono.delay(Duration.ofMillis(Later.MILLIS)).block();
        Flux.interval(Duration.ofMillis(20)).take(5).blockLast();
    }

    private static int load(int number) {
        try {
            Thread.sleep(Later.MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return number;
    }
}
