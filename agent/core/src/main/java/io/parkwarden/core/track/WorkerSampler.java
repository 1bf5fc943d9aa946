/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.track;

import io.parkwarden.model.Frame;
import io.parkwarden.model.WaitKind;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the workers of pools and at event loops from outside, for waits that no bytecode reaches, as long as the JDK's events are not
 * read: in the first second, and always where JFR is not to be had. A worker found sleeping, in Object.wait or
 * before a monitor gets one look at its stack; the wait is told when a look finds it over. Lengths are
 * exact to about one period. Where two waits follow each other between two looks, the JVM's own counters of waits tell
 * them apart. Only the agent's thread calls.
 */
public final class WorkerSampler {
    /** A wait whose stack tells nothing at first will not later: an idle worker. */
    private static final long RECOGNISE_NANOS = 50_000_000;

    private static final long FIRST_NANOS = 10_000_000_000L;
    private static final long PERIOD_NANOS = 4_000_000;
    private static final long CHEAP_NANOS = 2_000_000;
    private static final long LONGEST_NANOS = 100_000_000;

    private final WaitTracker tracker;
    private final Handover handover;
    private final LoadedClasses classes;
    private final boolean sleepIsNative;
    private final long thresholdNanos;
    private IdentityHashMap<Thread, Episode> episodes = new IdentityHashMap<>();
    private final long createdNanos = System.nanoTime();
    private boolean begins = true;
    private boolean hasCounters = true;
    private long costNanos;

    /** A wait that is not over. */
    private static final class Episode {
        final long sinceNanos;
        final Thread.State state;
        final @Nullable Object blocker;
        final long ordinal;
        long lastNanos;

        @Nullable
        WaitKind kind;

        List<Frame> frames = List.of();

        Episode(long now, Thread.State state, @Nullable Object blocker, long ordinal) {
            this.sinceNanos = now;
            this.lastNanos = now;
            this.state = state;
            this.blocker = blocker;
            this.ordinal = ordinal;
        }
    }

    /**
     * @param sleepIsNative whether sleep and Object.wait are to be looked for, besides monitors
     * @param thresholdNanos shortest wait to tell, in ns
     */
    public WorkerSampler(
            WaitTracker tracker, Handover handover, LoadedClasses classes, boolean sleepIsNative, long thresholdNanos) {
        this.tracker = tracker;
        this.handover = handover;
        this.classes = classes;
        this.sleepIsNative = sleepIsNative;
        this.thresholdNanos = thresholdNanos;
    }

    /** From now on waits that begin are left to the JDK's events; those that last are still followed to their end. */
    public void endWithWaitsAtHand() {
        begins = false;
        handover.samplerEnds(AgentClock.millis());
    }

    /** Whether there is nothing left to follow. */
    public boolean done() {
        return !begins && episodes.isEmpty();
    }

    /** Looks at every worker once. */
    public void look() {
        IdentityHashMap<Thread, Episode> still = new IdentityHashMap<>();
        long now = System.nanoTime();
        for (Thread thread : LoadedThreads.all()) {
            Episode episode = episodes.remove(thread);
            Thread.State state = thread.getState();
            if (episode != null && isSame(episode, thread, state)) {
                episode.lastNanos = now;
                if (episode.kind == null && now - episode.sinceNanos < RECOGNISE_NANOS) {
                    recognise(thread, episode);
                }
                still.put(thread, episode);
                continue;
            }
            if (episode != null) {
                end(thread, episode, now);
            }
            if (begins && mayBeHidden(state, thread) && servesOthers(thread)) {
                Episode begun = new Episode(now, state, Blockers.of(thread), ordinal(thread));
                recognise(thread, begun);
                still.put(thread, begun);
            }
        }
        for (Map.Entry<Thread, Episode> gone : episodes.entrySet()) {
            end(gone.getKey(), gone.getValue(), now);
        }
        episodes = still;
        long cost = System.nanoTime() - now;
        costNanos = costNanos == 0 ? 1 : (costNanos * 7 + Math.min(cost, 2 * costNanos + 100_000)) / 8;
    }

    private boolean isSame(Episode episode, Thread thread, Thread.State state) {
        return state == episode.state && Blockers.of(thread) == episode.blocker && ordinal(thread) == episode.ordinal;
    }

    /** How many waits the JVM has counted for the thread; 0 in a run-time image without java.management. */
    private long ordinal(Thread thread) {
        if (!hasCounters) {
            return 0;
        }
        try {
            ThreadInfo counters = ManagementFactory.getThreadMXBean().getThreadInfo(thread.getId());
            return counters == null ? 0 : counters.getWaitedCount() + counters.getBlockedCount();
        } catch (LinkageError noManagement) {
            hasCounters = false;
            return 0;
        }
    }

    /**
     * Time to let pass until the next look, in ns. With thousands of threads looks are rarer: they take a tenth of one
     * processor at most in the first seconds, before JFR takes over, and a fiftieth where it never does.
     */
    public long pauseNanos() {
        boolean first = System.nanoTime() - createdNanos < FIRST_NANOS;
        if (first && costNanos < CHEAP_NANOS) {
            return PERIOD_NANOS; // a look made dear only by a busy machine
        }
        return Math.min(Math.max(PERIOD_NANOS, costNanos * (first ? 10 : 50)), LONGEST_NANOS);
    }

    /** Loads what looking needs, before the first pool needs it. */
    public void prepare() {
        look();
        ordinal(Thread.currentThread());
    }

    private boolean servesOthers(Thread thread) {
        return tracker.servesOthers(thread);
    }

    /** A parked thread names what it is parked on; one that sleeps or is in Object.wait does not. */
    private boolean mayBeHidden(Thread.State state, Thread thread) {
        return switch (state) {
            case BLOCKED -> true;
            case WAITING, TIMED_WAITING -> sleepIsNative && Blockers.of(thread) == null;
            default -> false;
        };
    }

    private void recognise(Thread thread, Episode episode) {
        StackTraceElement[] trace = thread.getStackTrace();
        if (trace.length == 0 || thread.getState() != episode.state) {
            return;
        }
        WaitKind kind = null;
        if (episode.state == Thread.State.BLOCKED) {
            kind = WaitKind.MONITOR;
        } else if (trace[0].getClassName().equals("java.lang.Thread")
                && trace[0].getMethodName().equals("sleep")) {
            kind = WaitKind.SLEEP;
        } else if (trace[0].getClassName().equals("java.lang.Object")
                && trace[0].getMethodName().equals("wait")) {
            kind = WaitKind.OBJECT_WAIT;
        }
        if (kind == null) {
            return;
        }
        episode.frames = classes.frames(List.of(trace));
        episode.kind = kind;
    }

    private void end(Thread thread, Episode episode, long now) {
        if (episode.kind == null) {
            return;
        }
        long nanos = (episode.lastNanos + now) / 2 - episode.sinceNanos;
        long endMillis = AgentClock.millis() - (now - episode.lastNanos) / 2_000_000;
        if (nanos >= thresholdNanos
                && handover.tells(Handover.Source.SAMPLER, thread.getId(), endMillis - nanos / 1_000_000, endMillis)) {
            tracker.waitedBefore(
                    episode.frames,
                    episode.kind,
                    thread,
                    ThreadNames.of(thread),
                    endMillis,
                    nanos,
                    null,
                    Means.SAMPLER);
        }
    }

    /** Tells the waits that are not over, as long as they are by now: the JVM ends. */
    public void endAll() {
        long now = System.nanoTime();
        for (Map.Entry<Thread, Episode> open : episodes.entrySet()) {
            open.getValue().lastNanos = now;
            end(open.getKey(), open.getValue(), now);
        }
        episodes = new IdentityHashMap<>();
    }
}
