/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.track;

import io.parkwarden.bootstrap.FailureSink;
import io.parkwarden.bootstrap.HookSink;
import io.parkwarden.bootstrap.HopSink;
import io.parkwarden.bootstrap.RunSink;
import io.parkwarden.bootstrap.TaskSink;
import java.security.AccessController;
import java.security.PrivilegedAction;

/**
 * Where a security manager is at work (17), hooks run with the rights of all code on the stack, which mostly may not even ask for a
 * class loader. So the agent's code asks for its own rights there, which the policy grants to its jar. Elsewhere the sinks are what
 * they are: no frame, no object more. Whether there is a manager is asked when a watching begins.
 */
@SuppressWarnings("removal") // AccessController does nothing from JDK 24 on, and is not reached without a manager
public final class PrivilegedSinks {
    private static final String FRAMES = "java.security.AccessController";

    private PrivilegedSinks() {}

    private static boolean needed() {
        return System.getSecurityManager() != null;
    }

    private static void run(Runnable call) {
        AccessController.doPrivileged((PrivilegedAction<Object>) () -> {
            call.run();
            return null;
        });
    }

    /** Whether a frame of this class may lie between a hook and the agent. */
    static boolean isBetween(String className) {
        return className.equals(FRAMES);
    }

    /** The sink, with the agent's rights where that matters. */
    public static HookSink of(HookSink sink) {
        return needed() ? new Waits(sink) : sink;
    }

    /** As {@link #of(HookSink)}. */
    public static FailureSink of(FailureSink sink) {
        return needed()
                ? (what, first, second, third, number) -> run(() -> sink.happened(what, first, second, third, number))
                : sink;
    }

    /** As {@link #of(HookSink)}. */
    public static TaskSink of(TaskSink sink) {
        return needed() ? task -> run(() -> sink.submitted(task)) : sink;
    }

    /** As {@link #of(HookSink)}. */
    public static RunSink of(RunSink sink) {
        return needed() ? (future, nanos, byValue) -> run(() -> sink.timed(future, nanos, byValue)) : sink;
    }

    /** As {@link #of(HookSink)}. */
    public static HopSink of(HopSink sink) {
        return needed() ? new HandOvers(sink) : sink;
    }

    /** What only writes down what it is given needs no rights. */
    private record HandOvers(HopSink sink) implements HopSink {
        @Override
        public Object submits(Object executor, Object task, long nanos) {
            return AccessController.doPrivileged((PrivilegedAction<Object>) () -> sink.submits(executor, task, nanos));
        }

        @Override
        public void submitted(Object hop, long nanos) {
            sink.submitted(hop, nanos);
        }

        @Override
        public Object begins(Object task, Object inner) {
            return AccessController.doPrivileged((PrivilegedAction<Object>) () -> sink.begins(task, inner));
        }

        @Override
        public void ends(Object run, long nanos) {
            sink.ends(run, nanos);
        }

        @Override
        public void woke(long since) {
            sink.woke(since);
        }

        @Override
        public void over(Object task, long nanos) {
            sink.over(task, nanos);
        }
    }

    private record Waits(HookSink sink) implements HookSink {
        @Override
        public int waited(int point, long start, long end, Object self) {
            return AccessController.doPrivileged(
                    (PrivilegedAction<Integer>) () -> sink.waited(point, start, end, self));
        }

        @Override
        public void selected() {
            run(sink::selected);
        }

        @Override
        public void pinned(long start, long end) {
            run(() -> sink.pinned(start, end));
        }

        @Override
        public void grew(Object pool) {
            run(() -> sink.grew(pool));
        }

        @Override
        public void submitted(Object pool, Object task) {
            run(() -> sink.submitted(pool, task));
        }

        @Override
        public void awaited(Object future) {
            run(() -> sink.awaited(future));
        }

        @Override
        public void threadForTask(Object task) {
            run(() -> sink.threadForTask(task));
        }

        @Override
        public void ended(Object future, boolean cancelled) {
            run(() -> sink.ended(future, cancelled));
        }

        @Override
        public void exiting(boolean over) {
            run(() -> sink.exiting(over));
        }
    }
}
