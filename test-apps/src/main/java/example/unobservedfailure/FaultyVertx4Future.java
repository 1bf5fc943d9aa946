/* SPDX-License-Identifier: Apache-2.0 */
package example.unobservedfailure;

import io.vertx.core.Future;
import io.vertx.core.Promise;

/** With Vert.x 4: handles success only: the failure goes through the mapped futures and is dropped with the last. */
// libs: vertx-4
public final class FaultyVertx4Future {
    private FaultyVertx4Future() {}

    public static void main(String[] args) {
        Promise<String> promise = Promise.promise();
        Future<Integer> length = promise.future().map(String::length);
        length.onSuccess(System.out::println);
        length.compose(value -> Future.succeededFuture(value + 1));
        // finding: UnobservedFailure
        promise.fail(new IllegalStateException("no answer"));
    }
}
