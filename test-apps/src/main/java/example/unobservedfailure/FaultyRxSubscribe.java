/* SPDX-License-Identifier: Apache-2.0 */
package example.unobservedfailure;

import io.reactivex.rxjava3.core.Single;

/** Subscribes with a consumer for the value only: RxJava prints the failure, and nobody handles it. */
public final class FaultyRxSubscribe {
    private FaultyRxSubscribe() {}

    @SuppressWarnings("CheckReturnValue") // that is what it shows
    public static void main(String[] args) {
        Single.fromCallable(FaultyRxSubscribe::load).subscribe(System.out::println);
    }

    private static String load() {
        // finding: UnobservedFailure
        throw new IllegalStateException("no such order");
    }
}
