/* SPDX-License-Identifier: Apache-2.0 */
package example.unobservedfailure;

import io.vertx.core.Future;
import io.vertx.core.Promise;

/** The same with Vert.x 4. */
// libs: vertx-4
public final class SoundVertx4FailedFuture {
    private SoundVertx4FailedFuture() {}

    public static void main(String[] args) {
        find("onFailure").onFailure(failure -> System.out.println("failed: " + failure.getMessage()));
        find("both").onComplete(System.out::println, failure -> System.out.println("failed: " + failure.getMessage()));
        find("onComplete").onComplete(ended -> System.out.println("succeeded: " + ended.succeeded()));
        find("recover").recover(failure -> Future.succeededFuture("instead")).onSuccess(System.out::println);
        find("otherwise").otherwise("instead").onSuccess(System.out::println);
        find("mapped")
                .map(String::length)
                .compose(n -> find("never"))
                .onFailure(failure -> System.out.println(failure.getMessage()));
        System.out.println("failed: " + find("asked").failed());
        System.out.println("failed: " + find("cause").cause().getMessage());
        System.out.println(find("stage")
                .toCompletionStage()
                .exceptionally(failure -> "instead")
                .toCompletableFuture()
                .join());
        Promise<String> promise = Promise.promise();
        promise.future()
                .onComplete(System.out::println, failure -> System.out.println("failed: " + failure.getMessage()));
        promise.fail(new IllegalStateException("promise"));
        Future.succeededFuture("inner")
                .compose(SoundVertx4FailedFuture::find)
                .transform(ended -> Future.succeededFuture(ended.failed()))
                .onSuccess(System.out::println);
    }

    private static Future<String> find(String key) {
        return Future.failedFuture(new IllegalStateException(key));
    }
}
