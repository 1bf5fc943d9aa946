/* SPDX-License-Identifier: Apache-2.0 */
package example.defaultexecutorchange;

import example.Later;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The same loads where the default executor is the common pool on every release, declared as made for waiting. */
// jvm: -XX:ActiveProcessorCount=4
// options: pools=commonPool:blocking
public final class SoundManyProcessors {
    private SoundManyProcessors() {}

    public static void main(String[] args) throws Exception {
        CompletableFuture<?>[] all = new CompletableFuture<?>[3];
        for (int i = 0; i < all.length; i++) {
            all[i] = CompletableFuture.supplyAsync(SoundManyProcessors::load);
        }
        CompletableFuture.allOf(all).join();
    }

    private static String load() {
        try {
            TimeUnit.MILLISECONDS.sleep(Later.MILLIS);
            return "rows";
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
