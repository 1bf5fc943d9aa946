/* SPDX-License-Identifier: Apache-2.0 */
package example.unobservedfailure;

import java.util.concurrent.CompletableFuture;

/** The handler has received the failure and throws it on in its own words. */
public final class SoundRewrapped {
    private SoundRewrapped() {}

    public static void main(String[] args) throws Exception {
        CompletableFuture<Object> future = CompletableFuture.supplyAsync(SoundRewrapped::load)
                .handle((value, failure) -> {
                    if (failure != null) {
                        System.out.println("load failed: " + failure);
                        throw new IllegalStateException("no order", failure);
                    }
                    return value;
                });
        for (long end = System.nanoTime() + 10_000_000_000L; !future.isDone() && System.nanoTime() < end; ) {
            Thread.onSpinWait();
        }
    }

    private static String load() {
        throw new IllegalStateException("no database");
    }
}
