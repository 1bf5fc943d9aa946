/* SPDX-License-Identifier: Apache-2.0 */
package example.pinnedcarrier;

import example.Later;
import example.VirtualThreads;
import java.util.concurrent.ArrayBlockingQueue;

/** A synchronized method takes from a queue that somebody else fills. */
// since: 21
public final class FaultyQueueInSynchronizedMethod {
    private FaultyQueueInSynchronizedMethod() {}

    private static final class Mailbox {
        private final ArrayBlockingQueue<String> mails = new ArrayBlockingQueue<>(1);

        synchronized String next() throws InterruptedException {
            Later.run(() -> mails.put("mail"));
            // finding[21]: PinnedCarrier queue
            return mails.take();
        }
    }

    public static void main(String[] args) throws Exception {
        VirtualThreads.run(8, () -> new Mailbox().next());
    }
}
