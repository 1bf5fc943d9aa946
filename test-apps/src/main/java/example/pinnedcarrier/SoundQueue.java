/* SPDX-License-Identifier: Apache-2.0 */
package example.pinnedcarrier;

import example.VirtualThreads;
import java.util.concurrent.LinkedBlockingQueue;

/** Virtual threads hand over through a queue and wait for each other. */
// since: 21
public final class SoundQueue {
    private SoundQueue() {}

    public static void main(String[] args) throws Exception {
        LinkedBlockingQueue<Integer> queue = new LinkedBlockingQueue<>();
        for (int i = 0; i < 20; i++) {
            VirtualThreads.start(() -> take(queue));
        }
        VirtualThreads.run(20, () -> {
            Thread.sleep(100);
            queue.put(1);
        });
    }

    private static void take(LinkedBlockingQueue<Integer> queue) {
        try {
            queue.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
