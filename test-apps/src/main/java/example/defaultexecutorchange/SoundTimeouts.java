/* SPDX-License-Identifier: Apache-2.0 */
package example.defaultexecutorchange;

import example.Later;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Timeouts and values in their place: nothing goes to the default executor. */
// jvm: -XX:ActiveProcessorCount=2
public final class SoundTimeouts {
    private SoundTimeouts() {}

    public static void main(String[] args) {
        for (int i = 0; i < 5; i++) {
            String rows = new CompletableFuture<String>()
                    .completeOnTimeout("none", Later.MILLIS, TimeUnit.MILLISECONDS)
                    .thenApply(found -> found + ".")
                    .join();
            System.out.println(
                    rows + Later.complete(i).orTimeout(10, TimeUnit.SECONDS).join());
        }
    }
}
