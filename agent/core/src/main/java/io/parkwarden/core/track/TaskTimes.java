/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.track;

import io.parkwarden.detectors.TaskForm;
import io.parkwarden.model.Site;
import io.parkwarden.model.Stack;
import java.lang.management.ThreadMXBean;
import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * What workers do besides the waits for futures that their tasks are made of. Where a task begins and ends is not
 * looked at: between two waits of one task's code a thread does the rest of one task and the begin of the next, and
 * perhaps other tasks, so what is counted is never too small. Idle time uses no processor and does not count. If the
 * thread waited so for another code meanwhile, nothing is said: whose work it was would be a guess.
 *
 * <p>Workers call it at the end of a wait that passed the threshold: a look-up and a question for the thread's own
 * processor time. Holds threads weakly, at most {@value #LIMIT}; of further ones nothing is known. Thread-safe.
 */
final class TaskTimes {
    private static final int LIMIT = 4_096;
    private static final long UNKNOWN = -1;

    private final Map<Long, Worker> workers = new ConcurrentHashMap<>();
    private volatile @Nullable ThreadMXBean processorTimes;
    private boolean asked;

    private static final class Worker {
        private final WeakReference<Thread> thread;
        private final AtomicLong otherWaits = new AtomicLong();

        /** The task's own method at the last wait for a future, and the processor time then; the worker's own. */
        private @Nullable Site site;

        private long processorNanos;

        Worker(Thread thread) {
            this.thread = new WeakReference<>(thread);
        }
    }

    /** Loads what the questions need, and forgets threads that are gone. On the agent's thread, now and then. */
    void turn() {
        if (!asked) {
            asked = true;
            ThreadMXBean times = ThreadCounters.bean();
            try {
                if (times != null && times.isCurrentThreadCpuTimeSupported() && times.getCurrentThreadCpuTime() >= 0) {
                    processorTimes = times;
                }
            } catch (UnsupportedOperationException notMeasured) {
                return;
            }
        }
        workers.values().removeIf(worker -> {
            Thread thread = worker.thread.get();
            return thread == null || !thread.isAlive();
        });
    }

    /**
     * The calling thread has waited inside a task.
     *
     * @return if its task itself waited for a future, what the thread did besides since it did so last, in
     *     the same code, in ns; -1 if that is not known
     */
    long waited(Thread thread, Stack stack, long nanos) {
        ThreadMXBean times = processorTimes;
        Worker worker = times == null ? null : of(thread);
        if (times == null || worker == null) {
            return UNKNOWN;
        }
        if (TaskForm.of(stack) == null) {
            worker.otherWaits.addAndGet(nanos);
            return UNKNOWN;
        }
        long now = times.getCurrentThreadCpuTime();
        long before = worker.processorNanos;
        long others = worker.otherWaits.getAndSet(0);
        boolean again = isSameCode(stack.site(), worker.site);
        worker.site = stack.site();
        worker.processorNanos = now;
        return again && now >= before && before >= 0 ? now - before + others : UNKNOWN;
    }

    private static boolean isSameCode(Site site, @Nullable Site before) {
        return before != null
                && site.method().equals(before.method())
                && site.className().equals(before.className());
    }

    /** This thread has waited inside a task, as an event of the JDK or a look from outside told. */
    void waitedBefore(Thread thread, Stack stack, long nanos) {
        Worker worker = processorTimes == null || TaskForm.of(stack) != null ? null : of(thread);
        if (worker != null) {
            worker.otherWaits.addAndGet(nanos);
        }
    }

    /** Tells the processor time of the calling thread; null until the first {@link #turn}, and where it is not measured. */
    @Nullable
    ThreadMXBean processorTimes() {
        return processorTimes;
    }

    /** Threads that are known. */
    int size() {
        return workers.size();
    }

    private @Nullable Worker of(Thread thread) {
        Worker worker = workers.get(thread.getId());
        if (worker == null && workers.size() < LIMIT) {
            worker = new Worker(thread);
            workers.put(thread.getId(), worker);
        }
        return worker;
    }
}
