/* SPDX-License-Identifier: Apache-2.0 */
package example.hoggedcarrier;

import example.VirtualThreads;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/** A pipeline of virtual threads that hand each other small pieces of work. */
// since: 21
public final class SoundChannelBetween {
    private SoundChannelBetween() {}

    public static void main(String[] args) throws Exception {
        BlockingQueue<Integer> pieces = new ArrayBlockingQueue<>(4);
        Thread producer = VirtualThreads.start(() -> {
            try {
                for (int i = 0; i < 100; i++) {
                    pieces.put(i);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        VirtualThreads.run(10, () -> {
            for (int i = 0; i < 10; i++) {
                Burn.millis(pieces.take() % 2 + 3);
            }
        });
        producer.join();
    }
}
