/* SPDX-License-Identifier: Apache-2.0 */
package example.unobservedfailure;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A timeout that is handled. */
public final class SoundOrTimeout {
    private SoundOrTimeout() {}

    public static void main(String[] args) throws Exception {
        String answer = new CompletableFuture<String>()
                .orTimeout(20, TimeUnit.MILLISECONDS)
                .exceptionally(failure -> failure instanceof TimeoutException ? "timeout" : "failure")
                .join();
        System.out.println(answer);
    }
}
