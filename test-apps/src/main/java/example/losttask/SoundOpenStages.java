/* SPDX-License-Identifier: Apache-2.0 */
package example.losttask;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Stages whose futures are collected and that somebody completes all the same, or that nobody waits for. */
public final class SoundOpenStages {
    private static final List<CompletableFuture<?>> HELD = new ArrayList<>();

    private SoundOpenStages() {}

    public static void main(String[] args) throws Exception {
        CompletableFuture<String> inner = new CompletableFuture<>();
        CompletableFuture<String> composed = compose(inner);
        HELD.add(composed);
        HELD.add(ask().thenApply(String::length).orTimeout(1, TimeUnit.HOURS));
        CompletableFuture<Integer> cancelled = ask().thenApply(String::length);
        HELD.add(cancelled);
        ask().thenAccept(System.out::println); // nobody has any of it
        CompletableFuture<String> kept = ask();
        HELD.add(kept);
        HELD.add(kept.thenApply(String::length));
        for (int i = 0; i < 3; i++) {
            System.gc();
            Thread.sleep(50); // the agent's turn
        }
        cancelled.cancel(false);
        inner.complete("answer");
        System.out.println(composed.join() + " " + HELD.size());
    }

    private static CompletableFuture<String> compose(CompletableFuture<String> inner) {
        CompletableFuture<String> outer = new CompletableFuture<>();
        CompletableFuture<String> composed = outer.thenCompose(value -> inner);
        outer.complete("request");
        return composed;
    }

    private static CompletableFuture<String> ask() {
        return new CompletableFuture<>();
    }
}
