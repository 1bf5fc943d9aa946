/* SPDX-License-Identifier: Apache-2.0 */
package example.parkedworker;

import example.Later;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/** A thread of one's own that takes messages from a queue and handles each with a call that waits: that is its work. */
public final class SoundMessageLoop {
    private static final String LAST = "last";

    private SoundMessageLoop() {}

    public static void main(String[] args) throws InterruptedException {
        BlockingQueue<String> messages = new ArrayBlockingQueue<>(16);
        Thread loop = new Thread(new Mailer(messages, SoundMessageLoop::send, Runnable::run), "mailer");
        loop.start();
        for (int i = 0; i < 8; i++) {
            messages.put("message");
        }
        messages.put(LAST);
        loop.join();
    }

    private static void send(String message) {
        try {
            Thread.sleep(Later.MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Has an executor as well, for something else. */
    private static final class Mailer implements Runnable {
        private final BlockingQueue<String> messages;
        private final Consumer<String> sender;
        private final Executor notes;

        Mailer(BlockingQueue<String> messages, Consumer<String> sender, Executor notes) {
            this.messages = messages;
            this.sender = sender;
            this.notes = notes;
        }

        @Override
        public void run() {
            try {
                for (String message = messages.take(); !message.equals(LAST); message = messages.take()) {
                    sender.accept(message);
                    notes.execute(() -> {});
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
