/* SPDX-License-Identifier: Apache-2.0 */
package example.defaultexecutorchange;

import example.Later;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;

/** Tasks without a result wait for a lock that another thread holds for a while. */
// jvm: -XX:ActiveProcessorCount=2
public final class FaultyRunAsync {
    private FaultyRunAsync() {}

    private static final ReentrantLock LOCK = new ReentrantLock();

    public static void main(String[] args) throws Exception {
        for (int round = 0; round < 4; round++) {
            LOCK.lock();
            // finding[17, 21]: DefaultExecutorChange
            CompletableFuture<Void> written = CompletableFuture.runAsync(FaultyRunAsync::write);
            Thread.sleep(Later.MILLIS);
            LOCK.unlock();
            written.join();
        }
    }

    private static void write() {
        // finding[25]: DefaultExecutorChange
        // finding[25]: ParkedWorker lock
        LOCK.lock();
        LOCK.unlock();
    }
}
