/* SPDX-License-Identifier: Apache-2.0 */
package example.parkedworker;

import example.Later;
import example.Load;
import java.util.concurrent.Executors;

/** Sleeps on the only thread of an executor while other tasks are queued. */
public final class FaultySleepInSingleThread {
    private FaultySleepInSingleThread() {}

    public static void main(String[] args) throws Exception {
        Load.run(Executors.newSingleThreadExecutor(Load.named("mailer")), 5, FaultySleepInSingleThread::send);
    }

    private static void send() throws InterruptedException {
        // finding: ParkedWorker sleep
        Thread.sleep(Later.MILLIS);
    }
}
