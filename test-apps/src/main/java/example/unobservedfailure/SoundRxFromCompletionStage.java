/* SPDX-License-Identifier: Apache-2.0 */
package example.unobservedfailure;

import io.reactivex.rxjava3.core.Single;
import java.util.concurrent.CompletableFuture;

/** The failure of a future goes into a sequence, whose subscriber handles it. */
public final class SoundRxFromCompletionStage {
    private SoundRxFromCompletionStage() {}

    public static void main(String[] args) throws Exception {
        CompletableFuture<String> future = CompletableFuture.supplyAsync(SoundRxFromCompletionStage::load);
        String answer = Single.fromCompletionStage(future)
                .onErrorReturn(failure -> "instead of " + failure.getMessage())
                .blockingGet();
        System.out.println(answer);
    }

    private static String load() {
        throw new IllegalStateException("no such order");
    }
}
