/* SPDX-License-Identifier: Apache-2.0 */
package example.unobservedfailure;

import java.util.concurrent.CompletableFuture;
import reactor.core.publisher.Mono;

/** Turns a sequence into a future and drops the future. */
public final class FaultyReactorStage {
    private FaultyReactorStage() {}

    public static void main(String[] args) {
        CompletableFuture<String> future =
                Mono.fromCallable(FaultyReactorStage::load).toFuture();
        System.out.println("done: " + future.isDone());
    }

    private static String load() {
        // finding: UnobservedFailure
        throw new IllegalStateException("no such order");
    }
}
