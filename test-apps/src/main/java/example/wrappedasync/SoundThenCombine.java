/* SPDX-License-Identifier: Apache-2.0 */
package example.wrappedasync;

import example.Later;
import java.util.concurrent.CompletableFuture;

/** Combines two calls without a thread. */
public final class SoundThenCombine {
    private SoundThenCombine() {}

    public static void main(String[] args) {
        CompletableFuture<?>[] offers = new CompletableFuture<?>[8];
        for (int i = 0; i < offers.length; i++) {
            offers[i] = Later.complete(40).thenCombine(Later.complete(2), Integer::sum);
        }
        CompletableFuture.allOf(offers).join();
    }
}
