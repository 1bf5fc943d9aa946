/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.detectors;

import io.parkwarden.model.Frame;
import io.parkwarden.model.Origin;
import io.parkwarden.model.Park;
import io.parkwarden.model.WaitKind;
import java.util.List;
import java.util.Set;

/**
 * Short waits for a lock that everybody takes and nobody's line of code could do without: the one that guards an
 * executor's own queue or workers, and the one before the console. One of those who hold it lost its processor.
 */
final class InfrastructureLock {
    /** From here on the lock of a pool is the trouble, whoever holds it. */
    private static final long LONG_AT_POOL_NANOS = 200_000_000;

    /** From here on the reader at the other end of the console does not keep up, and the workers stand. */
    private static final long LONG_AT_CONSOLE_NANOS = 1_000_000_000;

    private static final String POOL_PACKAGE = "java.util.concurrent.";
    private static final Set<String> POOLS =
            Set.of("ThreadPoolExecutor", "ScheduledThreadPoolExecutor", "ForkJoinPool", "DelayScheduler");
    private static final Set<String> LOCKS = Set.of("locks.ReentrantLock", "locks.StampedLock");

    /** What writes to the console: {@code System.out}, and the appenders of loggers where no file's frame is above. */
    private static final Set<String> CONSOLES = Set.of(
            "java.io.PrintStream",
            "java.util.logging.ConsoleHandler",
            "ch.qos.logback.core.OutputStreamAppender",
            "org.apache.logging.log4j.core.appender.OutputStreamManager");

    private InfrastructureLock() {}

    /** Whether the wait was short and for such a lock. */
    static boolean isWaitedFor(Park park) {
        WaitKind kind = park.stack().kind();
        if (kind == WaitKind.LOCK || kind == WaitKind.MONITOR) {
            return (park.nanos() < LONG_AT_CONSOLE_NANOS && isConsole(park)) || isPools(park);
        }
        return isPools(park); // whose queue may have given the wait its name
    }

    /** Between the application's line and the wait the console is written to, and no file. */
    private static boolean isConsole(Park park) {
        boolean console = false;
        for (Frame frame : park.stack().frames()) {
            if (frame.className().equals(park.stack().site().className())
                    && frame.method().equals(park.stack().site().method())) {
                return console;
            }
            if (frame.className().contains("File")) {
                return false; // FileHandler, RollingFileAppender, FileManager
            }
            console |= CONSOLES.contains(frame.className());
        }
        return false;
    }

    /**
     * Between the application's line and the wait there is a pool, and between the pool and the wait nothing but the
     * JDK's own code that takes a lock.
     */
    private static boolean isPools(Park park) {
        if (park.nanos() >= LONG_AT_POOL_NANOS) {
            return false;
        }
        boolean lock = false;
        for (Frame frame : park.stack().frames()) {
            if (frame.origin() != Origin.JDK) {
                return false;
            }
            String name = frame.className();
            if (!name.startsWith(POOL_PACKAGE)) {
                continue;
            }
            String simple = outer(name.substring(POOL_PACKAGE.length()));
            lock |= LOCKS.contains(simple) && takes(frame.method());
            if (POOLS.contains(simple)) {
                return lock && !runsTasks(frame.method());
            }
        }
        return false;
    }

    private static boolean takes(String method) {
        return List.of("lock", "lockInterruptibly", "writeLock").contains(method);
    }

    private static String outer(String simpleName) {
        int nested = simpleName.indexOf('$');
        return nested < 0 ? simpleName : simpleName.substring(0, nested);
    }

    /** A lock that a task takes is no lock of the pool that runs it. */
    private static boolean runsTasks(String method) {
        return method.equals("runWorker") || method.equals("run");
    }
}
