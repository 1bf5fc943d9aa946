/* SPDX-License-Identifier: Apache-2.0 */
package example.parkedworker;

import example.Later;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import kotlinx.coroutines.Dispatchers;
import kotlinx.coroutines.ExecutorsKt;

/** Sleeps on the dispatcher of Kotlin's coroutines that has a thread per processor, while others are queued. */
public final class FaultyCoroutineDispatcher {
    private FaultyCoroutineDispatcher() {}

    public static void main(String[] args) throws Exception {
        int mails = 200; // two seconds: JFR tells a second late, and before it the executor is not known on 17
        Executor dispatcher = ExecutorsKt.asExecutor(Dispatchers.getDefault());
        CountDownLatch sent = new CountDownLatch(mails);
        for (int i = 0; i < mails; i++) {
            dispatcher.execute(() -> send(sent));
        }
        sent.await();
    }

    private static void send(CountDownLatch sent) {
        try {
            // finding: ParkedWorker sleep
            Thread.sleep(Later.MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        sent.countDown();
    }
}
