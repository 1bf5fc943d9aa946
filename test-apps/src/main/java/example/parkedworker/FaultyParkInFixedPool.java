/* SPDX-License-Identifier: Apache-2.0 */
package example.parkedworker;

import example.Later;
import example.Load;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/** Parks until another thread unparks it, while tasks are queued. */
public final class FaultyParkInFixedPool {
    private FaultyParkInFixedPool() {}

    public static void main(String[] args) throws Exception {
        Load.run(Executors.newFixedThreadPool(2), 8, FaultyParkInFixedPool::awaitSignal);
    }

    private static void awaitSignal() {
        Thread worker = Thread.currentThread();
        AtomicBoolean signalled = new AtomicBoolean();
        Later.run(() -> {
            signalled.set(true);
            LockSupport.unpark(worker);
        });
        while (!signalled.get()) {
            // finding: ParkedWorker park
            LockSupport.park(signalled);
        }
    }
}
