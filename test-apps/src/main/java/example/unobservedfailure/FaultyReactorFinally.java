/* SPDX-License-Identifier: Apache-2.0 */
package example.unobservedfailure;

import reactor.core.publisher.Flux;

/** The clean-up after a sequence throws when the subscriber has been told of the end already. */
public final class FaultyReactorFinally {
    private FaultyReactorFinally() {}

    public static void main(String[] args) {
        Flux.just(1, 2)
                .doFinally(signal -> close())
                .subscribe(System.out::println, failure -> System.out.println("failed: " + failure));
    }

    private static void close() {
        // finding: UnobservedFailure
        throw new IllegalStateException("already closed");
    }
}
