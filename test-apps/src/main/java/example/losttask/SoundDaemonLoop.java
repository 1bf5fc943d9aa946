/* SPDX-License-Identifier: Apache-2.0 */
package example.losttask;

import example.Load;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;

/** A loop on a daemon pool of its own waits for work when main returns. */
// alone: its end is what is tried
public final class SoundDaemonLoop {
    private SoundDaemonLoop() {}

    public static void main(String[] args) throws Exception {
        ExecutorService pool = Load.fixedPool("consumer-loop", 1);
        BlockingQueue<String> queue = new LinkedBlockingQueue<>();
        pool.execute(() -> {
            try {
                while (true) {
                    System.out.println(queue.take());
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        queue.add("one");
        while (!queue.isEmpty()) {
            Thread.sleep(5); // polls
        }
        Thread.sleep(100);
    }
}
