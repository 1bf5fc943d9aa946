/* SPDX-License-Identifier: Apache-2.0 */
package example.pinnedcarrier;

import example.VirtualThreads;
import java.util.concurrent.Semaphore;

/** A semaphore bounds calls; the waiters let go of their carriers. */
// since: 21
public final class SoundSemaphore {
    private SoundSemaphore() {}

    private static final Semaphore PERMITS = new Semaphore(4);

    public static void main(String[] args) throws Exception {
        VirtualThreads.run(40, SoundSemaphore::call);
    }

    private static void call() throws InterruptedException {
        PERMITS.acquire();
        try {
            Thread.sleep(30);
        } finally {
            PERMITS.release();
        }
    }
}
