/* SPDX-License-Identifier: Apache-2.0 */
package example.unobservedfailure;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Each step that fails is undone by the next stage, through types that carry success and failure. */
public final class SoundCompensatedSaga {
    private SoundCompensatedSaga() {}

    public static void main(String[] args) throws Exception {
        CompletableFuture<String> order = CompletableFuture.supplyAsync(() -> "reserved")
                .thenCompose(state -> CompletableFuture.supplyAsync(SoundCompensatedSaga::load))
                .handle((state, failure) -> failure == null ? Optional.of(state) : Optional.<String>empty())
                .thenApply(state -> state.orElse("cancelled"));
        System.out.println(order.join());
    }

    private static String load() {
        throw new IllegalStateException("no database");
    }
}
