/* SPDX-License-Identifier: Apache-2.0 */
package example.unobservedfailure;

import io.vertx.core.Future;

/** Answers with a future that has failed; all callers look at success only. */
public final class FaultyVertxFailedFuture {
    private FaultyVertxFailedFuture() {}

    public static void main(String[] args) {
        find("x").map(String::length).onSuccess(System.out::println);
        find("y").compose(found -> Future.succeededFuture(found + "!"));
        Future.succeededFuture("z").compose(FaultyVertxFailedFuture::find).onSuccess(System.out::println);
    }

    private static Future<String> find(String key) {
        if (key.length() > 1) {
            return Future.succeededFuture(key);
        }
        // finding: UnobservedFailure
        return Future.failedFuture(new IllegalStateException("no such order"));
    }
}
