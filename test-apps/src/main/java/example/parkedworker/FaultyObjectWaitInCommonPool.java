/* SPDX-License-Identifier: Apache-2.0 */
package example.parkedworker;

import example.Later;
import example.Load;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ForkJoinPool;

/** Waits for a notification in the common pool. */
public final class FaultyObjectWaitInCommonPool {
    private FaultyObjectWaitInCommonPool() {}

    public static void main(String[] args) throws Exception {
        Load.run(ForkJoinPool.commonPool(), 5, FaultyObjectWaitInCommonPool::receive);
    }

    private static void receive() throws InterruptedException {
        Deque<String> mailbox = new ArrayDeque<>();
        Later.run(() -> {
            synchronized (mailbox) {
                mailbox.add("letter");
                mailbox.notifyAll();
            }
        });
        synchronized (mailbox) {
            while (mailbox.isEmpty()) {
                // finding: ParkedWorker object-wait
                mailbox.wait();
            }
        }
    }
}
