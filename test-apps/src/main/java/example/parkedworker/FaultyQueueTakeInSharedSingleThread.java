/* SPDX-License-Identifier: Apache-2.0 */
package example.parkedworker;

import example.Later;
import example.Load;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingDeque;

/** Waits for a queue on the only thread of an executor that has other tasks too. */
public final class FaultyQueueTakeInSharedSingleThread {
    private FaultyQueueTakeInSharedSingleThread() {}

    public static void main(String[] args) throws Exception {
        Load.run(Executors.newSingleThreadExecutor(), 5, () -> {
            LinkedBlockingDeque<String> replies = new LinkedBlockingDeque<>();
            Later.run(() -> replies.add("reply"));
            // finding: ParkedWorker queue
            replies.takeFirst();
        });
    }
}
