/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.track;

import io.parkwarden.model.Frame;
import io.parkwarden.model.Origin;
import io.parkwarden.model.Pool;
import io.parkwarden.model.Role;
import io.parkwarden.model.Site;
import io.parkwarden.model.Submission;
import java.lang.ref.WeakReference;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the tasks of one code that are handed to one executor. Threads of the application count and time, the
 * agent's thread reads and decides. Holds the executor weakly.
 */
final class HopCode {
    /** From how many tasks of other codes it is followed. */
    private static final int GIVERS = 16;

    enum State {
        /** Its hops are counted. */
        OPEN,
        /** Nothing is wrong with it, or nothing can be said; it is not looked at until it is asked again. */
        LEFT,
        /** It is told. */
        TOLD
    }

    final String code;

    /** The class in which it stands, if it is a lambda or a method reference; else empty. */
    final String host;

    final boolean library;

    /** Whether the executor is a ThreadPoolExecutor. */
    final boolean threadPool;

    /** Whether it is a dependent stage, handed over by who completes the stage before it. */
    final boolean dependent;

    /** How its tasks are handed over. */
    final HopCost.Form form;

    final WeakReference<Object> executor;

    /** Hops seen: a thread of the executor has handed it a task. */
    final AtomicLong hops = new AtomicLong();

    /** Tasks that other threads handed over. */
    final AtomicLong others = new AtomicLong();

    /** How long tasks take, how long it takes to hand them over, and how long who did so goes on. */
    final HopRing works = new HopRing();

    final HopRing submits = new HopRing();
    final HopRing rests = new HopRing();

    /** Hops that were looked at for it, and those of them where the task before it had not ended yet. */
    final AtomicInteger paired = new AtomicInteger();

    final AtomicInteger atOnce = new AtomicInteger();

    /** A task of a library that hands over itself. */
    volatile boolean itself;

    /** Codes of the tasks that hand it over. */
    final Set<String> givers = ConcurrentHashMap.newKeySet();

    volatile State state = State.OPEN;

    /** Who hands it over, and the code of the task in which that is; both of one hop. */
    private volatile @Nullable Suspected suspected;

    volatile String workerName = "";

    /** When a hop was last seen that was not counted, in ns. */
    volatile long glimpsedNanos;

    private volatile @Nullable WeakReference<Thread> worker;

    // Of the agent's thread from here on.
    private @Nullable Submission asked;
    private @Nullable Submission begun;

    @Nullable
    Pool pool;

    long openedNanos;
    long activeNanos;
    long leftNanos;

    /** How long it is left, in ns; longer each time. */
    long leaveNanos;

    long seenHops;

    /** Hops per ns while all were counted, last; negative if not known. */
    double rate = -1;

    long countedUntilNanos;
    long countedBetween;

    /** Hops that were not seen, from the rates before and after. */
    double estimated;

    long toldCounted;
    long toldEstimated;
    long toldOthers;
    long toldNanos;

    private record Suspected(List<Frame> stack, String giver) {}

    /** A line and what leads to it, outwards. */
    record Line(Site site, List<Frame> frames) {}

    HopCode(String code, String host, boolean library, Object executor, boolean dependent, HopCost.Form form) {
        this.form = form;
        this.code = code;
        this.host = host;
        this.library = library;
        this.dependent = dependent;
        this.threadPool = executor instanceof ThreadPoolExecutor;
        this.executor = new WeakReference<>(executor);
    }

    /** So often seen that it matters who wants it. */
    void suspect(List<Frame> stack, String giver) {
        suspected = new Suspected(stack, giver);
    }

    /** Somebody has submitted a task of some code. */
    void submitted(Submission submission) {
        // Method references to one method of the JDK have one name, wherever they stand.
        boolean own = !code.startsWith("java.") || host.equals(submission.site().className());
        if (asked == null && own && code.equals(submission.code())) {
            asked = submission;
        }
        Suspected known = suspected;
        if (begun == null && known != null && known.giver.equals(submission.code())) {
            begun = submission;
        }
    }

    /** Whether a line of the application is known, so that there is nothing to wait for. */
    boolean hasLine() {
        return asked != null || begun != null;
    }

    /**
     * The line that wants it: that of the application which hands it over or has made the stage, else the one which began
     * the task that hands it over; else a library's, or the code itself.
     */
    Line line() {
        Suspected known = suspected;
        List<Frame> stack = known == null ? List.of() : known.stack;
        Line handing = line(stack, Origin.APPLICATION);
        Line made = asked == null ? null : line(asked.frames(), Origin.APPLICATION);
        Line first = dependent ? made : handing;
        Line second = dependent ? handing : made;
        Line third = begun == null ? null : line(begun.frames(), Origin.APPLICATION);
        for (Line line : Arrays.asList(first, second, third, line(stack, Origin.LIBRARY))) {
            if (line != null) {
                return line;
            }
        }
        int dot = code.lastIndexOf('.');
        boolean method = dot > 0 && dot + 1 < code.length() && !Character.isUpperCase(code.charAt(dot + 1));
        return new Line(
                method
                        ? new Site(code.substring(0, dot), code.substring(dot + 1), null, -1)
                        : new Site(code, "run", null, -1),
                stack);
    }

    private static @Nullable Line line(List<Frame> frames, Origin origin) {
        for (Frame frame : frames) {
            if (frame.origin() == origin && frame.role() != Role.GENERATED) {
                return new Line(Site.of(frame), frames);
            }
        }
        return null;
    }

    /** The calling thread is one of the executor's. */
    void workedBy(Thread thread) {
        workerName = ThreadNames.of(thread);
        worker = new WeakReference<>(thread);
    }

    /** A thread of the executor, or null. */
    @Nullable
    Thread worker() {
        WeakReference<Thread> known = worker;
        return known == null ? null : known.get();
    }

    void givenBy(String giver) {
        if (givers.size() < GIVERS) {
            givers.add(giver);
        }
    }

    /** From when they were counted last until then, in ns, there were so many in each ns. */
    void estimate(double ofEachNano, long until) {
        if (ofEachNano > 0 && until - countedUntilNanos > 0) {
            estimated += Math.max(0, ofEachNano * (until - countedUntilNanos) - countedBetween);
            countedBetween = 0;
            countedUntilNanos = until;
        }
    }

    /** Begins to count anew. */
    void reopen() {
        hops.set(0);
        others.set(0);
        works.clear();
        submits.clear();
        rests.clear();
        paired.set(0);
        atOnce.set(0);
        itself = false;
        givers.clear();
        seenHops = 0;
        openedNanos = 0;
        state = State.OPEN;
    }
}
