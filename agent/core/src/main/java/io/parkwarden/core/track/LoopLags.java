/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.track;

import io.parkwarden.bootstrap.Hooks;
import io.parkwarden.bootstrap.Lap;
import io.parkwarden.detectors.StackReading;
import io.parkwarden.model.Execution;
import io.parkwarden.model.Frame;
import io.parkwarden.model.LoopLag;
import io.parkwarden.model.Pool;
import io.parkwarden.model.PoolKind;
import io.parkwarden.model.Site;
import io.parkwarden.model.Stack;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Turns a long turn of a loop into a fact, if it proves what it seems to: that the thread computed, in a callback, and that
 * it runs a loop at all. One thread at a time calls.
 */
final class LoopLags {
    /** Stacks of one turn that are enough to name a line. */
    static final int LOOKS = 2;

    /** Turns from which on a thread that selects in code of its own goes round, and does not just begin with some selects. */
    private static final int TURNS = 8;

    /** The same while a turn lasts and nothing says that another will follow: a long handshake has dozens. */
    private static final int TURNS_WHILE_IT_LASTS = 256;

    /** A listener and a connection, or two connections: somebody else waits for the loop. */
    private static final int SEVERAL = 2;

    /** Short selects that are told of so that a loop which is never seen selecting gets known. */
    private static final int SHORT_SELECTS = 256;

    private final LoopSites sites = new LoopSites();
    private final Pools pools;
    private final TaskThreads threads;
    private final LoadedClasses classes;
    private final Pauses pauses;
    private final FactQueue facts;
    private final long threshold;

    /** A stack of a callback: all of it, the part above the frame that runs callbacks, and that frame's index. */
    private record Callback(List<Frame> all, List<Frame> own, int runner, long ageNanos) {}

    LoopLags(Pools pools, TaskThreads threads, LoadedClasses classes, Pauses pauses, FactQueue facts, long threshold) {
        this.pools = pools;
        this.threads = threads;
        this.classes = classes;
        this.pauses = pauses;
        this.facts = facts;
        this.threshold = threshold;
    }

    /** Loads the classes that the first fact needs. */
    void prepare() {
        List<Frame> frames = classes.frames(Arrays.asList(Thread.currentThread().getStackTrace()));
        StackReading.runner(frames);
        new LoopSites().of(List.of(frames));
    }

    /**
     * A turn from select to select.
     *
     * @param channels how many its selector has; 0 if that is not known
     * @param end when it ended, or now
     * @param lasts whether it is not over
     */
    void selected(Lap lap, int channels, LoopStretch stretch, long end, boolean lasts) {
        if (!computed(stretch, end)) {
            return;
        }
        Thread thread = lap.thread();
        threads.loops().serves(thread, channels);
        boolean byLibrary = true;
        List<Callback> callbacks = new ArrayList<>();
        StackReading.Runner runner = null;
        for (LoopStretch.Look look : stretch.looks()) {
            List<Frame> frames = classes.frames(look.trace());
            StackReading.Runner known = StackReading.runner(frames);
            boolean named = known != null && known.kind() == PoolKind.EVENT_LOOP;
            byLibrary &= named;
            int at;
            if (known != null && named) {
                at = index(frames, known);
            } else {
                at = threads.loops().loopOf(thread, frames, known == null);
                known = at < 0
                        ? null
                        : new StackReading.Runner(
                                PoolKind.EVENT_LOOP,
                                frames.get(at).className(),
                                frames.get(at).method());
            }
            if (at >= 0 && known != null) {
                runner = known;
                // The line in which a loop of the application calls may be all that the stacks share.
                callbacks.add(new Callback(frames, frames.subList(0, named ? at : at + 1), at, look.ageNanos()));
            }
        }
        if (callbacks.size() < LOOKS || runner == null) {
            if (threads.loops().suspect(thread)) {
                Hooks.lookAtSelects(SHORT_SELECTS); // it selects too shortly to be known as a loop
            }
            return;
        }
        if (!byLibrary && !goesRound(lap, channels, runner, lasts)) {
            return;
        }
        Object owner = pools.poolOf(thread);
        Pool plain = owner == null
                ? pools.unseen(runner, thread, ThreadNames.of(thread))
                : Pools.seenAs(pools.now(owner, thread, runner), runner);
        LoopLag.Turn turn = new LoopLag.Turn(
                LoopLag.Unit.SELECT,
                stretch.length(end, pauses),
                channels,
                lap.turns(),
                lap.late(),
                lap.later(),
                lap.latest());
        tell(thread, plain, stretch, end, lasts, callbacks, turn, Execution.EVENT_LOOP_TASK);
    }

    /**
     * Whether a thread that selects in its own code does so for others, again and again. One that shakes hands at its
     * begin and then works for good never comes back; what a main method does after a select may be anything.
     */
    private static boolean goesRound(Lap lap, int channels, StackReading.Runner runner, boolean lasts) {
        if (lasts && runner.method().equals("main")) {
            return false;
        }
        return lap.turns() >= (lasts ? TURNS_WHILE_IT_LASTS : TURNS) && channels >= SEVERAL;
    }

    /**
     * A task of an executor whose threads are event loops.
     *
     * @param pool the executor as it is now
     * @param done tasks that the thread has done before
     */
    void task(Thread thread, Pool pool, LoopStretch stretch, long end, boolean lasts, long done) {
        if (!computed(stretch, end)) {
            return;
        }
        List<Callback> callbacks = new ArrayList<>();
        for (LoopStretch.Look look : stretch.looks()) {
            List<Frame> frames = classes.frames(look.trace());
            StackReading.Runner runner = StackReading.runner(frames);
            int at = runner == null ? -1 : index(frames, runner);
            if (at >= 0) {
                callbacks.add(new Callback(frames, frames.subList(0, at), at, look.ageNanos()));
            }
        }
        if (callbacks.size() < LOOKS) {
            return;
        }
        LoopLag.Turn turn =
                new LoopLag.Turn(LoopLag.Unit.TASK, stretch.length(end, pauses), stretch.waiting(), done, 0, 0, 0);
        tell(thread, pool, stretch, end, lasts, callbacks, turn, Execution.EXECUTOR_TASK);
    }

    /** By the threshold, and not by the clock alone: a good part of it was measured, and two looks found it ready to run. */
    private boolean computed(LoopStretch stretch, long end) {
        return stretch.looks().size() >= LOOKS
                && stretch.used() >= threshold / 4
                && stretch.computed(end, pauses) >= threshold;
    }

    private void tell(
            Thread thread,
            @Nullable Pool pool,
            LoopStretch stretch,
            long end,
            boolean lasts,
            List<Callback> callbacks,
            LoopLag.Turn turn,
            Execution execution) {
        List<Callback> warm = callbacks.stream()
                .filter(callback -> !isFirstUse(callback.own()))
                .toList();
        LoopSites.Found found = sites.of(warm.stream().map(Callback::own).toList());
        if (found == null) {
            return; // no line that anybody here wrote, or classes were being loaded
        }
        Callback typical = warm.get(found.stack());
        Callback last = warm.get(warm.size() - 1);
        boolean again = last.ageNanos() >= LoopWatch.WHILE_IT_LASTS * threshold;
        Stack read = StackReading.readAt(typical.all(), null, typical.runner(), execution);
        int times = lasts || stretch.told() > 0 ? stretch.tell(stretch.length(end, pauses)) : 0;
        facts.put(new LoopLag(
                AgentClock.millis(),
                stretch.computed(end, pauses),
                times,
                ThreadNames.of(thread),
                pool,
                read.at(Site.of(found.frame())),
                again ? new LoopLag.Later(last.ageNanos(), last.all()) : null,
                found.seen(),
                callbacks.size(),
                turn));
    }

    private static int index(List<Frame> frames, StackReading.Runner runner) {
        for (int i = frames.size() - 1; i >= 0; i--) {
            if (frames.get(i).is(runner.className(), runner.method())) {
                return i;
            }
        }
        return -1;
    }

    /** What the JVM does once for a line of code: loads a class, initialises it, links a lambda. */
    private static boolean isFirstUse(List<Frame> frames) {
        for (Frame frame : frames) {
            if (frame.method().equals("<clinit>")
                    || frame.is("java.lang.ClassLoader", "loadClass")
                    || frame.is("java.lang.invoke.MethodHandleNatives", "linkCallSite")
                    || frame.is("java.util.ServiceLoader", "loadProvider")) {
                return true;
            }
        }
        return false;
    }
}
