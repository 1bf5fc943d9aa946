/* SPDX-License-Identifier: Apache-2.0 */
package example.pinnedcarrier;

import example.VirtualThreads;

/** Blocking inside synchronized on platform threads, while virtual threads run. */
// since: 21
public final class SoundSynchronizedOnPlatformThread {
    private SoundSynchronizedOnPlatformThread() {}

    public static void main(String[] args) throws Exception {
        Thread writer = new Thread(SoundSynchronizedOnPlatformThread::write, "writer");
        writer.start();
        VirtualThreads.run(100, () -> Thread.sleep(50));
        writer.join();
    }

    private static void write() {
        Object log = new Object();
        synchronized (log) {
            try {
                Thread.sleep(200);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
