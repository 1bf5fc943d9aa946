/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.track;

import java.util.concurrent.ForkJoinWorkerThread;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * What threads are parked on. On JDK 17 a worker of a ForkJoinPool goes on naming its pool after it was idle once, computing or
 * sleeping: {@code ForkJoinPool.awaitWork} sets the blocker and never clears it (javap of 17.0.15; 21 and 25 clear it). There the phase
 * of its queue says whether it is idle: it is negative while it is. Thread-safe; takes no lock.
 */
final class Blockers {
    private static final boolean STALE = Runtime.version().feature() < 21;
    private static final JdkFields.Reader POOL = JdkFields.reader(ForkJoinWorkerThread.class, "pool");
    private static final JdkFields.Reader QUEUE = JdkFields.reader(ForkJoinWorkerThread.class, "workQueue");
    private static final JdkFields.Reader PHASE = phase();

    private Blockers() {}

    private static JdkFields.Reader phase() {
        try {
            return JdkFields.reader(Class.forName("java.util.concurrent.ForkJoinPool$WorkQueue", false, null), "phase");
        } catch (ClassNotFoundException unknownJdk) {
            return owner -> null;
        }
    }

    /** What the thread is parked on by its own word; its pool for an idle worker of a ForkJoinPool, null if there is nothing. */
    static @Nullable Object of(Thread thread) {
        Object blocker = LockSupport.getBlocker(thread);
        boolean worker = STALE && blocker != null && thread instanceof ForkJoinWorkerThread;
        return worker && POOL.of(thread) == blocker && works(thread) ? null : blocker;
    }

    private static boolean works(Thread worker) {
        Object queue = QUEUE.of(worker);
        return queue != null && PHASE.of(queue) instanceof Integer phase && phase >= 0;
    }
}
