/* SPDX-License-Identifier: Apache-2.0 */
package example.unobservedfailure;

import io.reactivex.rxjava3.core.Single;

/** The consumer of the value throws: its own callback for failures is not asked any more. */
public final class FaultyRxConsumer {
    private FaultyRxConsumer() {}

    @SuppressWarnings("CheckReturnValue") // that is what it shows
    public static void main(String[] args) {
        Single.just("order 7").subscribe(FaultyRxConsumer::store, failure -> System.out.println("failed: " + failure));
    }

    private static void store(String order) {
        // finding: UnobservedFailure
        throw new UnsupportedOperationException(order + " is read only");
    }
}
