/* SPDX-License-Identifier: Apache-2.0 */
package example.unobservedfailure;

import java.util.concurrent.CountDownLatch;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Subscribes with a consumer for the value only: Reactor writes the failure to its log and nobody handles it. */
public final class FaultyReactorSubscribe {
    private FaultyReactorSubscribe() {}

    public static void main(String[] args) throws Exception {
        CountDownLatch over = new CountDownLatch(1);
        Mono.fromCallable(FaultyReactorSubscribe::load)
                .subscribeOn(Schedulers.boundedElastic())
                .doFinally(signal -> over.countDown())
                .subscribe(System.out::println);
        over.await();
    }

    private static String load() {
        // finding: UnobservedFailure
        throw new IllegalStateException("no such order");
    }
}
