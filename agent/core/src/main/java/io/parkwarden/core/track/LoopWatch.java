/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.track;

import io.parkwarden.bootstrap.Hooks;
import io.parkwarden.bootstrap.Lap;
import io.parkwarden.bootstrap.Laps;
import java.lang.management.ThreadMXBean;
import java.lang.ref.WeakReference;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Looks at threads that select whether one computes for long between two selects. Each thread times its own turns
 * ({@link Laps}); a turn that has lasted for a quarter of the threshold is looked at every 10 ms from outside: processor
 * time and stack. So a loop that is busy and turns is told from one that is hogged by measure, not by chance, and
 * nothing is asked of a thread that selects in time.
 *
 * <p>The agent's thread for loops calls {@link #look}; a thread that wants all that is known calls {@link #endAll}. Both
 * are synchronized, and no thread of the application takes this lock.
 */
public final class LoopWatch {
    private static final long PERIOD_NANOS = 10_000_000;
    private static final long IDLE_PERIOD_NANOS = 25_000_000;
    private static final long LONGEST_COLD_NANOS = 50_000_000;
    private static final long LONGEST_NANOS = 1_000_000_000;

    /** Stacks taken in one look, each a stop of one thread for some ten microseconds. */
    private static final int STACKS = 8;

    /** What lasts so many times the threshold is told before it is over. */
    static final int WHILE_IT_LASTS = 10;

    private final Pace pace = new Pace(LONGEST_COLD_NANOS, LONGEST_NANOS);
    private final TaskLoops tasks;
    private final LoopLags lags;
    private final Pauses pauses;
    private final ProcessorState kernel = new ProcessorState();
    private final long threshold;
    private Laps table = new Laps(new Lap[0], null);
    private List<Watched> watched = new ArrayList<>();
    private int first;
    private long notLookedAt;

    private static final class Watched {
        final Lap lap;

        @Nullable
        LoopStretch stretch;

        private WeakReference<@Nullable Selector> selector = new WeakReference<>(null);

        /** Channels of its selector in the turn that was looked at last; 0 if it is not known. */
        int channels;

        Watched(Lap lap) {
            this.lap = lap;
        }

        /** Lets go of the selector that the thread has left for the agent. */
        void takeSelector() {
            if (lap.takeSelector() instanceof Selector taken) {
                selector = new WeakReference<>(taken);
            }
        }

        void count() {
            Selector known = selector.get();
            try {
                channels = known == null
                        ? 0
                        : known.keys().size(); // a concurrent set of SelectorImpl (17, 21, 25): no lock
            } catch (ClosedSelectorException closedMeanwhile) {
                channels = 0;
            }
        }
    }

    /**
     * @param threshold processor time of one turn in ns from which it is a fact
     */
    public LoopWatch(
            Pools pools, WaitTracker tracker, LoadedClasses classes, Pauses pauses, FactQueue facts, long threshold) {
        this(pools, tracker.threads(), classes, pauses, facts, threshold);
    }

    LoopWatch(Pools pools, TaskThreads threads, LoadedClasses classes, Pauses pauses, FactQueue facts, long threshold) {
        this.pauses = pauses;
        this.threshold = threshold;
        this.lags = new LoopLags(pools, threads, classes, pauses, facts, threshold);
        this.tasks = new TaskLoops(pools, lags, pauses, threshold);
    }

    /**
     * Whether the processor time of a thread can be asked for, without which nothing is told. Not while the application
     * has not begun: it loads the classes of java.lang.management.
     */
    public static boolean isPossible() {
        ThreadMXBean times = ThreadCounters.bean();
        return times != null && times.isThreadCpuTimeSupported();
    }

    /** Begins to time the turns of threads that select. */
    public synchronized void begin() {
        Hooks.timeTurns(table);
    }

    /** Whether there is anything to look at by now. On the agent's thread. */
    public boolean used() {
        return table.hasNewcomer() || tasks.any();
    }

    /** Loads what the first looks would load, so that they are not late. Call on the thread that looks. */
    public synchronized void prepare() {
        kernel.cpuNanos(Thread.currentThread());
        pace.begins();
        lags.prepare();
    }

    /**
     * One look at all loops.
     *
     * @return how long to wait until the next, in ns
     */
    public synchronized long look() {
        pace.begins();
        register();
        boolean close = false;
        int stacks = 0;
        for (int i = 0; i < watched.size(); i++) {
            Watched one = watched.get((first + i) % watched.size());
            long now = System.nanoTime();
            one.takeSelector();
            endIfOver(one);
            long begin = one.lap.begin();
            if (begin == 0) {
                continue; // it selects
            }
            close |= now - begin >= PERIOD_NANOS / 2;
            if (now - begin >= threshold / 4 && stacks < STACKS) {
                stacks += look(one, begin) ? 1 : 0;
            }
        }
        first = watched.isEmpty() ? 0 : (first + 1) % watched.size();
        close |= tasks.look(kernel::cpuNanos);
        return pace.ended(close ? PERIOD_NANOS : IDLE_PERIOD_NANOS);
    }

    /** Takes in the threads that have selected since the look before, and lets go of those that ended. */
    private void register() {
        boolean changes = table.hasNewcomer();
        for (int i = 0; i < watched.size() && !changes; i++) {
            changes = !watched.get(i).lap.thread().isAlive();
        }
        if (!changes) {
            return;
        }
        List<Watched> alive = new ArrayList<>();
        for (Watched one : watched) {
            endIfOver(one);
            if (one.lap.thread().isAlive()) {
                alive.add(one);
            }
        }
        for (Lap lap = table.takeNewcomer(); lap != null; lap = table.takeNewcomer()) {
            if (alive.size() < Laps.LIMIT && lap.thread().isAlive() && !isKnown(alive, lap.thread())) {
                alive.add(new Watched(lap));
            }
        }
        watched = alive;
        table = new Laps(alive.stream().map(one -> one.lap).toArray(Lap[]::new), table);
        Hooks.timeTurns(table);
    }

    @SuppressWarnings("ReferenceEquality") // a thread is itself and no other
    private static boolean isKnown(List<Watched> all, Thread thread) {
        for (Watched one : all) {
            if (one.lap.thread() == thread) {
                return true; // it left its name twice before the table with it was in force
            }
        }
        return false;
    }

    private void endIfOver(Watched one) {
        LoopStretch stretch = one.stretch;
        if (stretch == null || one.lap.begin() == stretch.begin) {
            return;
        }
        one.stretch = null;
        long end = one.lap.endOf(stretch.begin);
        if (end != 0 && stretch.length(end, pauses) >= threshold) {
            notLookedAt += stretch.taken() < LoopLags.LOOKS ? 1 : 0;
            lags.selected(one.lap, one.channels, stretch, end, false);
        }
    }

    /** Looks at a turn that lasts; whether a stack was taken. */
    private boolean look(Watched one, long begin) {
        LoopStretch stretch = one.stretch;
        if (stretch == null) {
            stretch = new LoopStretch(begin);
            one.stretch = stretch;
            one.lap.askForSelector();
        }
        long now = System.nanoTime();
        if (!stretch.due(now)) {
            return false;
        }
        Thread thread = one.lap.thread();
        boolean runs = thread.getState() == Thread.State.RUNNABLE;
        long cpu = kernel.cpuNanos(thread);
        StackTraceElement[] trace = runs ? thread.getStackTrace() : new StackTraceElement[0];
        if (one.lap.begin() != begin) {
            return runs; // what was seen is of another turn
        }
        stretch.add(now, cpu, trace);
        one.count();
        long length = stretch.length(now, pauses);
        if (stretch.dueToTell(length, WHILE_IT_LASTS * threshold)) {
            lags.selected(one.lap, one.channels, stretch, now, true);
        }
        return runs;
    }

    /** Tells what is over by now, and of what lasts and was told before how long it is by now. */
    public synchronized void endAll() {
        look();
        for (Watched one : watched) {
            LoopStretch stretch = one.stretch;
            if (stretch != null && stretch.told() > 0 && one.lap.begin() == stretch.begin) {
                lags.selected(one.lap, one.channels, stretch, System.nanoTime(), true);
            }
        }
    }

    /** Ends the timing and lets go of all threads. */
    public synchronized void stop() {
        Hooks.timeTurns(null);
        watched = new ArrayList<>();
        table = new Laps(new Lap[0], null);
    }

    /** What the looks found and cost so far, for the report. */
    public synchronized String remark() {
        return watched.size() + " threads select; " + pace.looks() + " looks took " + pace.spentNanos() / 1_000_000
                + " ms of processor time in all"
                + (notLookedAt > 0 ? "; " + notLookedAt + " long turns were over before two looks" : "")
                + (table.isFull() ? "; there is no room for more threads that select" : "");
    }
}
