/* SPDX-License-Identifier: Apache-2.0 */
package example.fakeasync;

import example.Later;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;

/** Waits for a place in a bounded queue, whose consumer completes the future. */
public final class SoundFullQueue {
    private SoundFullQueue() {}

    private static final BlockingQueue<CompletableFuture<String>> QUEUE = new ArrayBlockingQueue<>(1);

    public static void main(String[] args) throws Exception {
        Thread consumer = new Thread(SoundFullQueue::consume, "consumer");
        consumer.setDaemon(true);
        consumer.start();
        List<CompletableFuture<String>> all = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            all.add(ask());
        }
        CompletableFuture.allOf(all.toArray(new CompletableFuture<?>[0])).join();
    }

    private static CompletableFuture<String> ask() throws InterruptedException {
        CompletableFuture<String> answer = new CompletableFuture<>();
        QUEUE.put(answer);
        return answer;
    }

    private static void consume() {
        try {
            while (true) {
                CompletableFuture<String> next = QUEUE.take();
                Thread.sleep(Later.MILLIS);
                next.complete("answer");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
