/* SPDX-License-Identifier: Apache-2.0 */
package example.unobservedfailure;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

/** With Vert.x 4: recovers, handles and asks; takes the failure of a future over. */
// libs: vertx-4
public final class SoundVertx4Future {
    private SoundVertx4Future() {}

    public static void main(String[] args) throws Exception {
        Promise<String> first = Promise.promise();
        first.future().recover(failure -> Future.succeededFuture("instead")).onSuccess(System.out::println);
        first.fail(new IllegalStateException("first"));
        Promise<String> second = Promise.promise();
        second.future().map(String::length).onFailure(failure -> System.out.println("failed: " + failure.getMessage()));
        second.fail(new IllegalStateException("second"));
        Promise<String> third = Promise.promise();
        third.fail(new IllegalStateException("third"));
        System.out.println("failed: " + third.future().failed());
        CountDownLatch handled = new CountDownLatch(1);
        Future.fromCompletionStage(CompletableFuture.supplyAsync(SoundVertx4Future::load))
                .onComplete(ended -> handled.countDown());
        handled.await();
    }

    private static String load() {
        throw new IllegalStateException("no such order");
    }
}
