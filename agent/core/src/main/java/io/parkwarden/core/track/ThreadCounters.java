/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.track;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import org.jspecify.annotations.Nullable;

/**
 * What the JVM counts for each thread, from {@code java.lang.management}. The bean is asked for once:
 * {@code ManagementFactory.getThreadMXBean} goes over all providers at each call (getPlatformMXBean of 17, 21, 25), some microseconds. In a run-time image without
 * java.management nothing is counted. Thread-safe.
 */
final class ThreadCounters {
    private static volatile boolean absent;

    /** Loaded with the first question, and so not while the agent starts. */
    private static final class Bean {
        static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

        private Bean() {}
    }

    private ThreadCounters() {}

    /** The JVM's bean; null in a run-time image without java.management. */
    static @Nullable ThreadMXBean bean() {
        if (absent) {
            return null;
        }
        try {
            return Bean.THREADS;
        } catch (LinkageError noManagement) {
            absent = true;
            return null;
        }
    }

    /** What is known of the thread besides its stack; null if it is over or nothing is counted. */
    static @Nullable ThreadInfo of(Thread thread) {
        ThreadMXBean bean = bean();
        return bean == null ? null : bean.getThreadInfo(thread.getId());
    }

    /** How many waits the JVM has counted for the thread, so that two waits that follow each other can be told apart; 0 if nothing is counted. */
    static long waits(Thread thread) {
        ThreadInfo counters = of(thread);
        return counters == null ? 0 : counters.getWaitedCount() + counters.getBlockedCount();
    }
}
