/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.track;

import io.parkwarden.model.Frame;
import io.parkwarden.model.WaitKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.concurrent.ForkJoinWorkerThread;
import org.jspecify.annotations.Nullable;

/**
 * Sees workers that wait in native code which no hook reaches: a library's, called by JNI or by the foreign function
 * interface, and what the JDK lets the application call without bytecode of its own in between.
 *
 * <p>Java calls such a thread runnable. It waits if it used no processor from one look to the next and the kernel has it
 * asleep ({@link ProcessorState}); equal processor times show that it is the same wait, since a thread that wakes up uses
 * some. Then its stack is taken, once. Equal times afterwards show that the stack is that of the wait. What a hook will
 * tell of when it ends is left to the hook. A page fault is not told:
 * before the page is there the JVM could not take the stack, and would stand still meanwhile.
 *
 * <p>A thread in compiled or interpreted code of Java that is asleep by futex waits for the JVM itself. If that lasts for a second and another
 * thread is inside a class initialiser, it waits for that one (docs/decisions/0011). Once the JDK's events are read, it is left to them.
 *
 * <p>A stack costs a stop of one thread (21, 25) or a short one of all (17), so few are taken, fewer still as long as
 * they only show what hooks see. A wait is told as long as the looks saw it, less than it was. One thread at a time calls.
 */
public final class NativeWatch {
    /** Stacks in a second while they show waits that nothing else tells, and otherwise; and at most at once. */
    private static final double STACKS_IN_A_SECOND = 16;

    private static final double STACKS_IN_VAIN = 4;
    private static final int AT_ONCE = 8;

    /** So many stacks in a row without such a wait, and fewer are taken. */
    private static final int IN_VAIN = 24;

    /** A class initialiser that is waited for is a fault from there on (FirstUse in the detectors). */
    private static final long LONG_NANOS = 1_000_000_000;

    private static final long SEARCHED_AGAIN_NANOS = 1_000_000_000;

    private final WaitTracker tracker;
    private final LoadedClasses classes;
    private final Handover handover;
    private final ProcessorState kernel = new ProcessorState();
    private IdentityHashMap<Thread, Episode> episodes = new IdentityHashMap<>();
    private long lookedNanos = System.nanoTime();
    private double stacks = AT_ONCE;
    private int inVain;
    private int turn;
    /** Threads that initialised a class at the last search; held for a second. */
    private List<Thread> initialisers = List.of();

    private long searchedNanos = System.nanoTime();

    /** A thread that has used no more processor since a look. */
    private static final class Episode {
        final long cpuNanos;
        final long sinceNanos;
        long lastNanos;
        boolean decided;
        WaitKind kind = WaitKind.NATIVE;
        List<Frame> frames = List.of();

        /** The stack of one that waits for the JVM itself, until it is known for what. */
        List<Frame> forTheJvm = List.of();

        @Nullable
        String initialiser;

        Episode(long cpuNanos, long now) {
            this.cpuNanos = cpuNanos;
            this.sinceNanos = now;
            this.lastNanos = now;
        }
    }

    private record Asked(Thread thread, Episode episode) {}

    /** @param handover what the JDK's events have told, or will */
    public NativeWatch(WaitTracker tracker, LoadedClasses classes, Handover handover) {
        this.handover = handover;
        this.tracker = tracker;
        this.classes = classes;
    }

    /** Looks at every thread that serves others. */
    public void look() {
        long now = System.nanoTime();
        stacks = Math.min(
                AT_ONCE, stacks + (now - lookedNanos) / 1e9 * (inVain < IN_VAIN ? STACKS_IN_A_SECOND : STACKS_IN_VAIN));
        lookedNanos = now;
        IdentityHashMap<Thread, Episode> still = new IdentityHashMap<>();
        List<Asked> asked = new ArrayList<>();
        for (Thread thread : LoadedThreads.all()) {
            if (thread.getState() != Thread.State.RUNNABLE || isCarrier(thread) || !tracker.servesOthers(thread)) {
                continue;
            }
            long cpu = kernel.cpuNanos(thread);
            Episode episode = episodes.get(thread);
            if (episode == null || episode.cpuNanos != cpu) {
                still.put(thread, new Episode(cpu, now));
                continue;
            }
            episodes.remove(thread);
            episode.lastNanos = now;
            still.put(thread, episode);
            if (!episode.decided) {
                asked.add(new Asked(thread, episode));
            } else if (!episode.forTheJvm.isEmpty() && now - episode.sinceNanos >= LONG_NANOS) {
                searchInitialiser(thread, episode, now);
            }
        }
        decide(asked);
        episodes.forEach((thread, over) -> end(thread, over, (over.lastNanos + now) / 2));
        episodes = still;
        if (now - searchedNanos >= SEARCHED_AGAIN_NANOS) {
            initialisers = List.of();
        }
    }

    /** Tells the waits that are not over, as long as they are by now: the JVM ends. */
    public void endAll() {
        look();
        episodes.forEach((thread, open) -> end(thread, open, open.lastNanos));
        episodes = new IdentityHashMap<>();
    }

    /** Not always the same threads first. */
    private void decide(List<Asked> asked) {
        turn++;
        for (int i = 0; i < asked.size() && stacks >= 1; i++) {
            Asked one = asked.get((i + turn) % asked.size());
            ProcessorState.Sleep sleep = kernel.sleepSince(one.thread, one.episode.cpuNanos);
            if (sleep == ProcessorState.Sleep.LOCK || sleep == ProcessorState.Sleep.OTHER) {
                decide(one.thread, one.episode, sleep);
            }
        }
    }

    private void decide(Thread thread, Episode episode, ProcessorState.Sleep sleep) {
        stacks--;
        StackTraceElement[] trace = thread.getStackTrace();
        episode.decided = true;
        inVain++;
        if (trace.length == 0 || kernel.cpuNanos(thread) != episode.cpuNanos) {
            return; // it went on meanwhile
        }
        List<Frame> frames = classes.frames(List.of(trace));
        boolean inNative = trace[0].isNativeMethod() && !isOfTheJvm(trace[0].getClassName());
        if (sleep == ProcessorState.Sleep.LOCK && !inNative) {
            episode.forTheJvm = frames;
            return;
        }
        if (tracker.tells(frames, WaitKind.NATIVE, thread)) {
            inVain = 0;
            episode.frames = frames;
        }
    }

    /** All stacks are asked for, which stops the JVM once, for a wait that is longer than any cold cache explains. */
    private void searchInitialiser(Thread thread, Episode episode, long now) {
        if (tracker.tells(episode.forTheJvm, WaitKind.CLASS_INITIALISATION, thread)) {
            if (now - searchedNanos >= SEARCHED_AGAIN_NANOS) {
                searchedNanos = now;
                initialisers = initialisers();
            }
            for (Thread other : initialisers) {
                if (other != thread) {
                    episode.kind = WaitKind.CLASS_INITIALISATION;
                    episode.frames = episode.forTheJvm;
                    episode.initialiser = ThreadNames.of(other);
                }
            }
        }
        episode.forTheJvm = List.of();
    }

    private static List<Thread> initialisers() {
        List<Thread> found = new ArrayList<>();
        Thread.getAllStackTraces().forEach((thread, trace) -> {
            if (Arrays.stream(trace).anyMatch(frame -> frame.getMethodName().equals("<clinit>"))) {
                found.add(thread);
            }
        });
        return found;
    }

    /** The JVM's own business, such as a class that is defined or initialised; the rest of java.base waits for others. */
    private static boolean isOfTheJvm(String className) {
        return className.startsWith("java.lang.") || className.startsWith("jdk.internal.");
    }

    private void end(Thread thread, Episode episode, long endNanos) {
        if (episode.frames.isEmpty()) {
            return;
        }
        long endMillis = AgentClock.millisAt(endNanos);
        long nanos = endNanos - episode.sinceNanos;
        if (episode.kind == WaitKind.CLASS_INITIALISATION
                && !handover.tellsBeforeEvents(thread.getId(), endMillis - nanos / 1_000_000, endMillis)) {
            return;
        }
        tracker.waitedBefore(
                episode.frames,
                episode.kind,
                thread,
                ThreadNames.of(thread),
                endMillis,
                nanos,
                episode.initialiser,
                Means.LOOKS);
    }

    /** What a carrier waits for, its virtual thread waits for: the watch over carriers tells that. */
    private static boolean isCarrier(Thread thread) {
        return thread instanceof ForkJoinWorkerThread
                && thread.getClass().getName().equals("jdk.internal.misc.CarrierThread");
    }
}
