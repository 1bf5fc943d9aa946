/* SPDX-License-Identifier: Apache-2.0 */
package example.misplacedwork;

import example.Later;
import java.time.Duration;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Orders wait twice on the scheduler of Reactor that has a thread per processor. */
public final class FaultyReactorParallel {
    private FaultyReactorParallel() {}

    public static void main(String[] args) throws Exception {
        Rounds.run(() -> Flux.range(0, 24)
                // finding: MisplacedWork
                .flatMap(order -> Mono.fromCallable(() -> ship()).subscribeOn(Schedulers.parallel()), 24)
                .blockLast(Duration.ofSeconds(60)));
    }

    private static int ship() throws InterruptedException {
        Thread.sleep(Later.MILLIS);
        Thread.sleep(Later.MILLIS);
        return 42;
    }
}
