/* SPDX-License-Identifier: Apache-2.0 */
package example.unobservedfailure;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Logs the failure in doOnError, also of an inner sequence, and subscribes without a callback for failures. */
public final class SoundReactorDoOnError {
    private SoundReactorDoOnError() {}

    public static void main(String[] args) {
        Mono.fromCallable(SoundReactorDoOnError::load)
                .doOnError(failure -> System.out.println("failed: " + failure.getMessage()))
                .map(String::length)
                .subscribe(System.out::println);
        Flux.just(1, 2)
                .flatMap(order -> Mono.fromCallable(SoundReactorDoOnError::store)
                        .doOnError(failure -> System.out.println(order + " failed: " + failure.getMessage())))
                .subscribe(System.out::println);
        Flux.just(3)
                .map(SoundReactorDoOnError::check)
                .doOnEach(signal -> System.out.println(signal))
                .subscribe(System.out::println);
    }

    private static String load() {
        throw new IllegalStateException("no such order");
    }

    private static String store() {
        throw new UnsupportedOperationException("read only");
    }

    private static int check(int order) {
        throw new IllegalArgumentException("order " + order);
    }
}
