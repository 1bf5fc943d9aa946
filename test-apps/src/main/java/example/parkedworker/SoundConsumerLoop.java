/* SPDX-License-Identifier: Apache-2.0 */
package example.parkedworker;

import example.Later;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;

/** A consumer has an executor of its own and waits there for something to consume. */
public final class SoundConsumerLoop {
    private SoundConsumerLoop() {}

    public static void main(String[] args) throws Exception {
        BlockingQueue<String> inbox = new LinkedBlockingQueue<>();
        ExecutorService consumer = Executors.newSingleThreadExecutor();
        Future<?> consuming = consumer.submit(() -> consume(inbox));
        for (int i = 0; i < 4; i++) {
            Thread.sleep(Later.MILLIS);
            inbox.put("letter");
        }
        inbox.put("stop");
        consuming.get();
        consumer.shutdown();
    }

    private static int consume(BlockingQueue<String> inbox) throws InterruptedException {
        int letters = 0;
        while (!inbox.take().equals("stop")) {
            letters++;
        }
        return letters;
    }
}
