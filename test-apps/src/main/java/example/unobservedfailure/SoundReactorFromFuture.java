/* SPDX-License-Identifier: Apache-2.0 */
package example.unobservedfailure;

import java.util.concurrent.CompletableFuture;
import reactor.core.publisher.Mono;

/** The failure of a future goes into a sequence, whose subscriber handles it. */
public final class SoundReactorFromFuture {
    private SoundReactorFromFuture() {}

    public static void main(String[] args) throws Exception {
        CompletableFuture<String> future = CompletableFuture.supplyAsync(SoundReactorFromFuture::load);
        String answer = Mono.fromFuture(future)
                .onErrorResume(failure -> Mono.just("instead of " + failure.getMessage()))
                .block();
        System.out.println(answer);
    }

    private static String load() {
        throw new IllegalStateException("no such order");
    }
}
