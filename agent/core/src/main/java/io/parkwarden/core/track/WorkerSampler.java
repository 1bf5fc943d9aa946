/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.track;

import io.parkwarden.model.Frame;
import io.parkwarden.model.WaitKind;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Looks at all threads from outside, for waits that no bytecode reaches, as long as the JDK's events are not
 * read: until it has seen such a wait ({@link #sawWait}), and always where JFR is not to be had. A thread found sleeping, in Object.wait or
 * before a monitor gets one look at its stack; the wait is told when a look finds it over. Lengths are
 * exact to about one period. Where two waits follow each other between two looks, the JVM's own counters of waits tell
 * them apart.
 *
 * <p>Workers of pools and event loops are looked at closely. Of all other threads few serve anybody, so they get some
 * stacks in a second, shared by all, and their counters are asked the less often the longer they wait. Only the agent's thread calls.
 */
public final class WorkerSampler {
    /** A wait whose stack tells nothing at first will not later: an idle worker. */
    private static final long RECOGNISE_NANOS = 50_000_000;

    private static final long FIRST_NANOS = 2_000_000_000L;
    private static final long PERIOD_NANOS = 4_000_000;

    /** Later on, as long as there is nothing: no longer than the usual threshold, so that a wait meets a look. */
    private static final long LATER_NANOS = 10_000_000;

    /** No pool has anything to do. */
    private static final long QUIET_NANOS = 20_000_000;

    private static final long LONG_QUIET_NANOS = 50_000_000;

    private static final long QUIET_AFTER_NANOS = 2_000_000_000;
    private static final long LONG_AFTER_NANOS = 30_000_000_000L;
    private static final long CHEAP_NANOS = 2_000_000;
    private static final long LONGEST_NANOS = 1_000_000_000;

    /** Threads of no pool that are followed at once, and the stacks that they get in a second. */
    private static final int OUTSIDERS = 256;

    private static final double STACKS_IN_A_SECOND = 16;

    /** So many stacks of one thread in a row that tell nothing, and it gets one for so many waits. */
    private static final int IN_VAIN = 16;

    private static final int ONE_OF = 4;
    private static final int THREADS = 4_096;

    private static final long ASKED_AGAIN_NANOS = 100_000_000;

    private final WaitTracker tracker;
    private final Handover handover;
    private final LoadedClasses classes;
    private final boolean sleepIsNative;
    private final long thresholdNanos;
    private IdentityHashMap<Thread, Episode> episodes = new IdentityHashMap<>();
    private long beganNanos;
    private long lookedNanos = System.nanoTime();
    private double stacks = STACKS_IN_A_SECOND;
    private int outsiders;
    private final Map<Long, Integer> inVain = new HashMap<>();
    private boolean begins = true;
    private boolean sawWait;
    private boolean sawBegin;
    private long costNanos;

    /** A wait that is not over. */
    private static final class Episode {
        final long sinceNanos;
        final Thread.State state;
        final @Nullable Object blocker;
        final long ordinal;
        final boolean outsider;

        /** When it was the same wait for certain, last. */
        long lastNanos;

        /** Null as long as its stack tells nothing. */
        @Nullable
        WaitKind kind;

        /** Whether it has had the one look that a thread of no pool gets. */
        boolean looked;

        /** Whether it will be told if it lasts. */
        boolean told;

        List<Frame> frames = List.of();

        Episode(long now, Thread.State state, @Nullable Object blocker, long ordinal, boolean outsider) {
            this.sinceNanos = now;
            this.lastNanos = now;
            this.state = state;
            this.blocker = blocker;
            this.ordinal = ordinal;
            this.outsider = outsider;
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

    /** Whether there was a wait that the JDK's events would tell exactly: before one, nobody has any use for them. */
    public boolean sawWait() {
        return sawWait;
    }

    /** Looks at every thread once; gives the processor time that it took, in ns. */
    public long look() {
        long cpu = Pace.processorNanos();
        long now = System.nanoTime();
        beganNanos = beganNanos == 0 ? now : beganNanos;
        stacks = Math.min(STACKS_IN_A_SECOND, stacks + (now - lookedNanos) / 1e9 * STACKS_IN_A_SECOND);
        lookedNanos = now;
        outsiders = 0;
        sawBegin = false;
        IdentityHashMap<Thread, Episode> still = new IdentityHashMap<>();
        for (Thread thread : LoadedThreads.all()) {
            Episode episode = episodes.remove(thread);
            Thread.State state = thread.getState();
            if (episode != null && isSame(episode, thread, state, now)) {
                goesOn(thread, episode, now);
                outsiders += episode.outsider ? 1 : 0;
                still.put(thread, episode);
                continue;
            }
            if (episode != null) {
                end(thread, episode, now);
            }
            Episode begun = begins && mayBeHidden(state, thread) ? begin(thread, state, now) : null;
            if (begun != null) {
                outsiders += begun.outsider ? 1 : 0;
                still.put(thread, begun);
            }
        }
        for (Map.Entry<Thread, Episode> gone : episodes.entrySet()) {
            end(gone.getKey(), gone.getValue(), now);
        }
        episodes = still;
        long cost = Pace.processorNanos() - cpu;
        costNanos = costNanos == 0 ? 1 : (costNanos * 7 + Math.min(cost, 2 * costNanos + 100_000)) / 8;
        return cost;
    }

    /** Null if it is not worth following. */
    private @Nullable Episode begin(Thread thread, Thread.State state, long now) {
        boolean outsider = !tracker.servesOthers(thread);
        if (outsider && (outsiders >= OUTSIDERS || isOfTheJvm(thread))) {
            return null;
        }
        Episode begun = new Episode(now, state, Blockers.of(thread), ThreadCounters.waits(thread), outsider);
        if (!outsider) {
            recognise(thread, begun);
            sawBegin |= begun.told;
            sawWait |= begun.told && thresholdNanos < PERIOD_NANOS; // it may be over at the next look
        }
        return begun;
    }

    private static boolean isOfTheJvm(Thread thread) {
        ThreadGroup group = thread.getThreadGroup();
        return group == null || group.getParent() == null || thread instanceof AgentThread;
    }

    private void goesOn(Thread thread, Episode episode, long now) {
        if (episode.outsider) {
            if (!episode.looked && stacks >= 1) {
                recogniseOutsider(thread, episode);
            }
        } else if (episode.kind == null && now - episode.sinceNanos < RECOGNISE_NANOS) {
            recognise(thread, episode);
        }
        sawWait |= episode.told && now - episode.sinceNanos >= thresholdNanos / 2;
    }

    private void recogniseOutsider(Thread thread, Episode episode) {
        episode.looked = true;
        int before = inVain.getOrDefault(thread.getId(), 0);
        if (before < IN_VAIN || before % ONE_OF == 0) {
            stacks--;
            recognise(thread, episode);
        }
        if (inVain.size() > THREADS) {
            inVain.clear(); // most of them have ended
        }
        inVain.put(thread.getId(), episode.told ? 0 : before + 1);
    }

    private boolean isSame(Episode episode, Thread thread, Thread.State state, long now) {
        if (state != episode.state || Blockers.of(thread) != episode.blocker) {
            return false;
        }
        if (episode.outsider && now - episode.lastNanos < Math.min((now - episode.sinceNanos) / 4, ASKED_AGAIN_NANOS)) {
            return true;
        }
        if (ThreadCounters.waits(thread) != episode.ordinal) {
            return false;
        }
        episode.lastNanos = now;
        return true;
    }

    /**
     * Time to let pass until the next look, in ns. With thousands of threads looks are rarer: they take a tenth of one
     * processor at most in the first seconds, and a fiftieth later.
     *
     * @param quietNanos since when no pool has had anything to do
     */
    public long pauseNanos(long quietNanos) {
        boolean first = System.nanoTime() - beganNanos < FIRST_NANOS;
        if (first && costNanos < CHEAP_NANOS) {
            return PERIOD_NANOS; // the looks themselves are new, and dear by that
        }
        long wished = Math.max(PERIOD_NANOS, Math.min(thresholdNanos, LATER_NANOS));
        if (quietNanos >= QUIET_AFTER_NANOS) {
            wished = quietNanos < LONG_AFTER_NANOS ? QUIET_NANOS : LONG_QUIET_NANOS;
        }
        if (first || sawBegin || sawWait) {
            wished = PERIOD_NANOS; // a wait is at hand
        }
        return Math.min(Math.max(wished, costNanos * (first ? 10 : 50)), LONGEST_NANOS);
    }

    /** Loads what looking needs, before the first pool needs it. */
    public void prepare() {
        look();
        beganNanos = 0;
        ThreadCounters.waits(Thread.currentThread());
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
        episode.frames = classes.framesWithStages(List.of(trace));
        episode.kind = kind;
        episode.told = tracker.tells(episode.frames, kind, thread);
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
