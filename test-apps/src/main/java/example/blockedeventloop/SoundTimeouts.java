/* SPDX-License-Identifier: Apache-2.0 */
package example.blockedeventloop;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Timeouts whose dependents do nothing that waits; the scheduler's own waiting is its idle state. */
public final class SoundTimeouts {
    private SoundTimeouts() {}

    public static void main(String[] args) {
        for (int i = 0; i < 10; i++) {
            int length = new CompletableFuture<String>()
                    .completeOnTimeout("nothing", 20, TimeUnit.MILLISECONDS)
                    .thenApply(String::length)
                    .join();
            if (length != 7) {
                throw new IllegalStateException("length " + length);
            }
        }
    }
}
