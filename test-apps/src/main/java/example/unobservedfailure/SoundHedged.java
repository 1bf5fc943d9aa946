/* SPDX-License-Identifier: Apache-2.0 */
package example.unobservedfailure;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;

/** Asks two servers and takes the first answer; that the other one fails later is no news. */
// alone: its failure has to be the first of the JVM
public final class SoundHedged {
    private SoundHedged() {}

    public static void main(String[] args) throws Exception {
        CompletableFuture<String> slow = new CompletableFuture<>();
        CompletableFuture<String> quick = CompletableFuture.supplyAsync(() -> "answer");
        System.out.println(CompletableFuture.anyOf(slow, quick).join());
        slow.completeExceptionally(new IOException("connection reset"));
    }
}
