/* SPDX-License-Identifier: Apache-2.0 */
package example.unobservedfailure;

import io.vertx.core.Future;
import io.vertx.core.Promise;

/** Handles success only: the failure goes through the mapped futures and is dropped with the last. */
public final class FaultyVertxFuture {
    private FaultyVertxFuture() {}

    public static void main(String[] args) {
        Promise<String> promise = Promise.promise();
        Future<Integer> length = promise.future().map(String::length);
        length.onSuccess(System.out::println);
        length.compose(value -> Future.succeededFuture(value + 1));
        // finding: UnobservedFailure
        promise.fail(new IllegalStateException("no answer"));
    }
}
