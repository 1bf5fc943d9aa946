/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.track;

import java.lang.ref.WeakReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What each thread runs and has handed over, as far as that is followed. By identity of the thread, written without a
 * lock: of two threads that take one slot at once the loser is not known, and takes another one with its next task. Holds
 * threads, tasks and executors weakly.
 */
final class HopLanes {
    private static final int SLOTS = 4_096;
    private static final int PROBES = 8;

    private final @Nullable Lane[] lanes = new Lane[SLOTS];

    /** Of one thread; its fields are written by that thread, and {@code run} emptied by the agent's. */
    static final class Lane extends WeakReference<Thread> {
        @Nullable
        Run run;

        boolean submits;
        private @Nullable WeakReference<@Nullable Object> executor;

        Lane(Thread thread) {
            super(thread);
        }

        /** Whether its thread has ended: virtual threads come and go faster than the collector lets go of them. */
        boolean isOver() {
            Thread thread = get();
            return thread == null || !thread.isAlive();
        }

        /** The executor whose thread this is, or null; asked for once. */
        @Nullable
        Object executor(Thread thread, Function<Thread, @Nullable Object> executors) {
            WeakReference<@Nullable Object> known = executor;
            if (known == null) {
                known = new WeakReference<>(executors.apply(thread));
                executor = known;
            }
            return known.get();
        }
    }

    /** A task that a thread runs. */
    static final class Run extends WeakReference<@Nullable Object> {
        final Lane lane;
        final @Nullable Run outer;

        /** Code of the task; empty for one whose begin was not seen. */
        final String code;

        /** The hop by which it came here, if it is timed. */
        @Nullable
        Hop hop;

        /** What it handed over last, if that is timed. */
        @Nullable
        Hop last;

        long startNanos;

        /** How long it has been handing over tasks and waking threads, in ns: part of hops, not of its work. */
        long besides;

        /** How many tasks of the thread are around it. */
        final int depth;

        Run(@Nullable Object task, Lane lane, @Nullable Run outer, String code) {
            super(task);
            this.lane = lane;
            this.outer = outer;
            this.code = code;
            this.depth = outer == null ? 0 : outer.depth + 1;
        }
    }

    /** A task that one thread of an executor hands to it and a thread of it runs. */
    static final class Hop extends WeakReference<Object> {
        final HopCode code;
        final Run giver;
        final long enteredNanos;

        /** Whether it is followed to its end. */
        boolean timed;

        /** Whether it ran inside its submission. */
        volatile boolean inside;

        long handedNanos;
        volatile long exitNanos;
        volatile long endNanos;

        Hop(Object task, HopCode code, Run giver, long enteredNanos) {
            super(task);
            this.code = code;
            this.giver = giver;
            this.enteredNanos = enteredNanos;
        }
    }

    /** The calling thread's; null if there is no room. */
    @Nullable
    Lane of(Thread thread) {
        int hash = System.identityHashCode(thread);
        for (int i = 0; i < PROBES; i++) {
            Lane lane = lanes[(hash + i) & (SLOTS - 1)];
            if (lane != null && lane.refersTo(thread)) {
                return lane;
            }
        }
        for (int i = 0; i < PROBES; i++) {
            int slot = (hash + i) & (SLOTS - 1);
            Lane lane = lanes[slot];
            if (lane == null || lane.isOver()) {
                Lane made = new Lane(thread);
                lanes[slot] = made;
                return made;
            }
        }
        return null;
    }

    /** Nothing is followed any more: what threads run now will end unseen. */
    void forget() {
        for (int i = 0; i < SLOTS; i++) {
            Lane lane = lanes[i];
            if (lane != null && lane.isOver()) {
                lanes[i] = null;
            } else if (lane != null) {
                lane.run = null;
            }
        }
    }
}
