/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.track;

import io.parkwarden.model.Origin;
import java.lang.ref.WeakReference;
import java.util.Iterator;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The codes of tasks by class and executor, at most {@value #CODES}. Threads of the application add without a lock, the
 * agent's thread takes out those whose executor is gone.
 */
final class HopCodes {
    private static final int CODES = 512;

    /** Classes of tasks that are remembered. */
    private static final int CLASSES = 4_096;

    private final Queue<HopCode> all = new ConcurrentLinkedQueue<>();
    private final AtomicInteger size = new AtomicInteger();
    private final AtomicLong dropped = new AtomicLong();
    private final TaskCode taskCode = new TaskCode();
    private final Origins origins;

    /** Weakly: what a class keeps for good must not keep the agent's loader. */
    private final ClassValue<WeakReference<Of>> byClass = new ClassValue<>() {
        @Override
        protected WeakReference<Of> computeValue(Class<?> type) {
            return new WeakReference<>(made(type));
        }
    };

    /** Holds them. */
    private final Queue<Of> classes = new ConcurrentLinkedQueue<>();

    private final AtomicInteger classesHeld = new AtomicInteger();

    HopCodes(Origins origins) {
        this.origins = origins;
    }

    private Of made(Class<?> type) {
        Of of = new Of(taskCode.of(type), host(type), origins.of(type) == Origin.LIBRARY);
        classes.add(of);
        if (classesHeld.incrementAndGet() > CLASSES) {
            classes.poll(); // its class may be gone; if not, it is made anew, with no hop counted
            classesHeld.decrementAndGet();
        }
        return of;
    }

    private Of of(Class<?> type) {
        Of known = byClass.get(type).get();
        if (known == null) {
            byClass.remove(type);
            known = byClass.get(type).get();
        }
        return known == null ? made(type) : known;
    }

    /** The codes of one class. */
    private static final class Of {
        private final String name;
        private final String host;
        private final boolean library;
        private final Queue<HopCode> codes = new ConcurrentLinkedQueue<>();

        Of(String name, String host, boolean library) {
            this.name = name;
            this.host = host;
            this.library = library;
        }
    }

    /** The class in which a lambda or method reference stands; empty for other classes. */
    private static String host(Class<?> type) {
        int generated = type.isHidden() ? type.getName().indexOf("$$Lambda") : -1;
        return generated > 0 ? type.getName().substring(0, generated) : "";
    }

    /** What tasks of this class are called. */
    String name(Class<?> type) {
        return of(type).name;
    }

    /** The code of this class for this executor; null if there is no room. */
    @Nullable
    HopCode of(Class<?> type, Object executor, boolean dependent, HopCost.Form form) {
        Of of = of(type);
        for (Iterator<HopCode> each = of.codes.iterator(); each.hasNext(); ) {
            HopCode code = each.next();
            if (code.executor.refersTo(executor)) {
                return code;
            }
            if (code.executor.refersTo(null)) {
                each.remove();
            }
        }
        if (size.get() >= CODES) {
            dropped.incrementAndGet();
            return null;
        }
        HopCode made = new HopCode(of.name, of.host, of.library, executor, dependent, form);
        if (isSerial(executor)) {
            made.state = HopCode.State.LEFT;
            made.leftNanos = Long.MAX_VALUE;
        }
        size.incrementAndGet();
        of.codes.add(made); // two threads may add one each: the first one in the queue is the one that counts
        all.add(made);
        return made;
    }

    /** Who hands a task to one thread wants that thread, or one task after the other. */
    private static boolean isSerial(Object executor) {
        if (executor instanceof ThreadPoolExecutor pool) {
            boolean unbounded = pool.getQueue().remainingCapacity() == Integer.MAX_VALUE;
            return pool.getMaximumPoolSize() == 1 || (pool.getCorePoolSize() <= 1 && unbounded);
        }
        return executor instanceof ForkJoinPool pool && pool.getParallelism() == 1 && pool != ForkJoinPool.commonPool();
    }

    /** All that are known. */
    Iterable<HopCode> all() {
        return all;
    }

    /** Forgets those whose executor is gone. */
    void forget() {
        for (Iterator<HopCode> each = all.iterator(); each.hasNext(); ) {
            if (each.next().executor.refersTo(null)) {
                each.remove();
                size.decrementAndGet();
            }
        }
    }

    /** Submissions for whose code there was no room. */
    long dropped() {
        return dropped.get();
    }
}
