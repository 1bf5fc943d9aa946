/* SPDX-License-Identifier: Apache-2.0 */
package example.losttask;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** Futures of several of which some are collected when they are complete, or that are still completed, or dropped, or bounded. */
public final class SoundOpenCombinations {
    private static final List<CompletableFuture<?>> HELD = new ArrayList<>();

    private SoundOpenCombinations() {}

    public static void main(String[] args) throws Exception {
        CompletableFuture<String> late = new CompletableFuture<>();
        HELD.add(late);
        CompletableFuture<Void> all = CompletableFuture.allOf(answered(), answered(), late, answered());
        CompletableFuture<Object> any = CompletableFuture.anyOf(ask(), late, ask());
        CompletableFuture<Integer> both = answered().thenCombine(late, (a, b) -> a.length() + b.length());
        CompletableFuture<Void> either = ask().runAfterEither(late, () -> System.out.println("the first"));
        Executor ownThread = task -> new Thread(task).start();
        CountDownLatch running = new CountDownLatch(1);
        CompletableFuture<Void> working = CompletableFuture.allOf(
                CompletableFuture.runAsync(() -> await(running), ownThread),
                CompletableFuture.runAsync(() -> await(running), ownThread));
        CompletableFuture<String> failed = ask();
        CompletableFuture<Void> giveUp = CompletableFuture.allOf(ask(), failed);
        HELD.add(CompletableFuture.allOf(ask(), ask()).orTimeout(1, TimeUnit.HOURS));
        HELD.add(CompletableFuture.anyOf(ask(), ask()).completeOnTimeout("none", 1, TimeUnit.HOURS));
        CompletableFuture<Void> cancelled = CompletableFuture.allOf(ask(), ask());
        CompletableFuture.allOf(ask(), ask()); // nobody has any of it
        for (int i = 0; i < 3; i++) {
            System.gc();
            Thread.sleep(50); // the agent's turn
        }
        cancelled.cancel(false);
        giveUp.complete(null);
        failed.complete("unneeded");
        running.countDown();
        late.complete("answer");
        CompletableFuture.allOf(all, any, both, either, working).join();
        System.out.println(any.join() + " " + both.join() + " " + HELD.size());
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static CompletableFuture<String> answered() {
        CompletableFuture<String> answer = ask();
        CompletableFuture.runAsync(() -> answer.complete("answered"));
        return answer;
    }

    private static CompletableFuture<String> ask() {
        return new CompletableFuture<>();
    }
}
