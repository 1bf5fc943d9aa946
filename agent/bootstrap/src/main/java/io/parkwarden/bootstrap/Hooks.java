/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.bootstrap;

/**
 * What woven JDK code calls. This class is defined by the boot loader and must never be loaded by another one: the
 * agent's code reaches it as its parent's class, so both sides see one set of static fields.
 *
 * <p>Every thread of the application calls; the agent's thread alone writes the fields. {@code threshold} is plain: a
 * thread that reads an old value takes one step of the slow path too many or too few. {@code sink} is volatile because
 * its object must be seen whole. A method here never throws, and below the threshold it neither allocates nor locks nor
 * loads a class.
 */
public final class Hooks {
    /** Length in ns from which a wait is looked at; {@code Long.MAX_VALUE} while nobody watches. */
    private static long threshold = Long.MAX_VALUE;

    /** Short selects that are still to be told; plain, as one more or less does not matter. */
    private static int shortSelects;

    /** Length in ns from which a pinned park is looked at; {@code Long.MAX_VALUE} while nobody watches. */
    private static long pinThreshold = Long.MAX_VALUE;

    private static volatile HookSink sink;

    /** Threads whose turns are timed; null while nobody watches. Plain: what it refers to is immutable or atomic. */
    private static Laps laps;

    /** Waits that need no look; null while nobody watches. Plain, as {@code laps} is. */
    private static KnownWaits known;

    /** Whether submissions are told: only while a pool has waited for futures. Plain, as {@code threshold} is. */
    private static boolean submissions;

    /**
     * Set while a thread runs the agent's code: in the slow path, while it weaves a class, in the agent's own threads. A
     * wait there is not looked at in turn: looking may load a class of the agent, and a thread that holds the lock of
     * one class being loaded must never ask for another's.
     */
    private static final ThreadLocal<Object> INSIDE = new ThreadLocal<Object>();

    /** Of at least 80 bytes each: 32 KB compiled, twice that while interpreted, when classes are still to be loaded. */
    private static final int FRAMES_TRIED = 400;

    private static final int FRAMES_TRIED_BRIEFLY = 40;
    private static final int CALLS_IN_FULL = 500;

    /** Plain, as one more or less does not matter. */
    private static int briefCalls;

    /** Plain, as one more or less does not matter. Counted from the start of the JVM. */
    private static int lost;

    private static int withoutRoom;
    private static String lastLost;

    /** {@code java.lang.BaseVirtualThread} (21 and later), or null. */
    private static final Class<?> VIRTUAL = virtualThreadClass();

    private Hooks() {}

    /**
     * Starts or ends the watching.
     *
     * @param newSink who is told; null to end
     * @param thresholdNanos length in ns from which a wait is told
     */
    public static void connect(HookSink newSink, long thresholdNanos) {
        if (newSink == null) {
            threshold = Long.MAX_VALUE;
            submissions = false;
            pinThreshold = Long.MAX_VALUE;
            laps = null;
            known = null;
            sink = null;
        } else {
            known = new KnownWaits();
            sink = newSink;
            threshold = thresholdNanos;
        }
    }

    /**
     * A method that may wait begins. A virtual thread may wait as long as it likes, so it does not read the clock, which
     * would be dearer than all the rest of a short park.
     *
     * @return {@code System.nanoTime()}, or 0 on a virtual thread
     */
    public static long begin() {
        return VIRTUAL != null && VIRTUAL.isInstance(Thread.currentThread()) ? 0 : System.nanoTime();
    }

    /**
     * A method that may wait has ended.
     *
     * @param point number of the method in the agent's table
     * @param start what {@link #begin} returned
     * @param self the object whose method it is; null for a static method
     */
    public static void waited(int point, long start, Object self) {
        if (start == 0) {
            return;
        }
        long end = System.nanoTime();
        if (end - start >= threshold) {
            lookAt(point, start, end, self, null);
        }
    }

    /**
     * A park has ended: as {@link #waited}.
     *
     * @param on what the thread says it was parked on, or null
     */
    public static void parked(int point, long start, Object on) {
        if (start == 0) {
            return;
        }
        long end = System.nanoTime();
        if (end - start >= threshold) {
            lookAt(point, start, end, null, on);
        }
    }

    /** A select begins: as {@link #begin}, and the thread's turn has ended. */
    public static long beginSelect() {
        long now = begin();
        Laps timed = laps;
        if (timed != null && now != 0) {
            timed.ends(Thread.currentThread(), now);
        }
        return now;
    }

    /** A select that is no wait point has ended: only the thread's turns are told of. */
    public static void selected(long start) {
        Laps timed = laps;
        if (timed != null && start != 0) {
            timed.begins(Thread.currentThread(), System.nanoTime(), null);
        }
    }

    /** Times the turns of these threads from now on; null to end. */
    public static void timeTurns(Laps threads) {
        laps = threads;
    }

    /** A select has ended: as {@link #waited}, short ones are told as well for a while, and the thread's turn begins. */
    public static void selected(int point, long start, Object self) {
        if (start == 0) {
            return;
        }
        long end = System.nanoTime();
        Laps timed = laps;
        if (timed != null) {
            timed.begins(Thread.currentThread(), end, self);
        }
        if (end - start >= threshold) {
            lookAt(point, start, end, self, self);
        } else if (shortSelects > 0) {
            shortSelects--;
            lookAtSelect();
        }
    }

    private static void lookAtSelect() {
        HookSink told = sink;
        if (told == null || isVirtual(Thread.currentThread()) || !enterAgent()) {
            return;
        }
        try {
            told.selected();
        } catch (Throwable thrown) {
            // The loop stays unknown until a select of it lasts long.
            lost(thrown);
        } finally {
            leaveAgent();
        }
    }

    /** So many short selects are to be told from now on. */
    public static void lookAtSelects(int number) {
        shortSelects = number;
    }

    private static void lookAt(int point, long start, long end, Object self, Object on) {
        HookSink told = sink;
        KnownWaits waits = on == null ? null : known;
        Thread thread = Thread.currentThread();
        if (told == null || isVirtual(thread) || (waits != null && waits.passes(thread, on)) || !enterAgent()) {
            return;
        }
        try {
            int found = told.waited(point, start, end, self);
            if (waits != null && found != HookSink.UNKNOWN) {
                waits.looked(thread, on, found == HookSink.IDLE);
            }
        } catch (Throwable thrown) {
            // Anything the tracker did not expect, up to StackOverflowError: the wait is lost, the application goes on.
            lost(thrown);
        } finally {
            leaveAgent();
        }
    }

    /** Pinned parks of virtual threads are told from this length in ns on, until the next {@link #connect}. */
    public static void tellPins(long thresholdNanos) {
        pinThreshold = thresholdNanos;
    }

    /**
     * The calling virtual thread was parked on its carrier, which is what the JDK does when it cannot unmount it.
     *
     * @param start {@code System.nanoTime()} at the begin
     */
    public static void pinned(long start) {
        long end = System.nanoTime();
        if (end - start < pinThreshold) {
            return;
        }
        HookSink told = sink;
        if (told == null || !enterAgent()) {
            return;
        }
        try {
            told.pinned(start, end);
        } catch (Throwable thrown) {
            // As above: this pin is lost, the application goes on.
            lost(thrown);
        } finally {
            leaveAgent();
        }
    }

    /** A pool has added a worker: {@code pool} is the ThreadPoolExecutor or ForkJoinPool. */
    public static void grew(Object pool) {
        HookSink told = sink;
        if (told == null || !enterAgent()) {
            return;
        }
        try {
            told.grew(pool);
        } catch (Throwable thrown) {
            // As above: the pool is found later, when one of its workers waits.
            lost(thrown);
        } finally {
            leaveAgent();
        }
    }

    /** Tells of submissions and of the futures that are waited for from now on, or no more. */
    public static void watchSubmissions(boolean on) {
        submissions = on;
    }

    /** A task is being handed to a pool. Off, it is one read of a field. */
    public static void submitted(Object pool, Object task) {
        if (submissions) {
            tellSubmitted(pool, task);
        }
    }

    private static void tellSubmitted(Object pool, Object task) {
        HookSink told = sink;
        if (told == null || isVirtual(Thread.currentThread()) || !enterAgent()) {
            return;
        }
        try {
            told.submitted(pool, task);
        } catch (Throwable thrown) {
            // As for a wait: the submission is not seen, the task goes on its way.
            lost(thrown);
        } finally {
            leaveAgent();
        }
    }

    /** A thread has waited for a future. Reached only by threads that did not find the result there. */
    public static void awaited(long start, Object future) {
        if (submissions && System.nanoTime() - start >= threshold) {
            tellAwaited(future);
        }
    }

    private static void tellAwaited(Object future) {
        HookSink told = sink;
        if (told == null || isVirtual(Thread.currentThread()) || !enterAgent()) {
            return;
        }
        try {
            told.awaited(future);
        } catch (Throwable thrown) {
            // As for a wait.
            lost(thrown);
        } finally {
            leaveAgent();
        }
    }

    /** CompletableFuture's default executor starts a thread for this task. */
    public static void threadForTask(Object task) {
        HookSink told = sink;
        if (told == null || !enterAgent()) {
            return;
        }
        try {
            told.threadForTask(task);
        } catch (Throwable thrown) {
            // As for a wait: the task is not counted.
            lost(thrown);
        } finally {
            leaveAgent();
        }
    }

    /** A future was cancelled, or a timed wait for it has ended without it. */
    public static void ended(Object future, boolean cancelled) {
        HookSink told = sink;
        if (told == null || isVirtual(Thread.currentThread()) || !enterAgent()) {
            return;
        }
        try {
            told.ended(future, cancelled);
        } catch (Throwable thrown) {
            // As for a wait: what the work does from now on is not seen.
            lost(thrown);
        } finally {
            leaveAgent();
        }
    }

    /** The JVM is about to run its shutdown hooks ({@code over} false) or has run them (true). */
    public static void exiting(boolean over) {
        HookSink told = sink;
        if (told == null || !enterAgent()) {
            return;
        }
        try {
            told.exiting(over);
        } catch (Throwable thrown) {
            // The last report may be missing; the periodic one stays.
            lost(thrown);
        } finally {
            leaveAgent();
        }
    }

    /**
     * The calling thread begins to run code of the agent, and no hook looks at it until {@link #leaveAgent}.
     *
     * <p>First it is tried whether the stack has room for that code. An overflow in the middle of it would not only lose what it
     * looks at: a class whose initialiser overflows is broken for good, also one of the JDK that the application may
     * need, and a table that is being changed, such as the thread's own of ThreadLocals, may lose entries.
     *
     * @return false if it did so already, or if there is no room on its stack or in the heap; then it must not leave
     */
    public static boolean enterAgent() {
        return enterAgent(FRAMES_TRIED);
    }

    /**
     * As {@link #enterAgent}, for code that is called too often to pay 2 microseconds for the trial, and that loads no class any more after its first
     * calls: from then on only as much stack is tried as it takes to put an event into a list.
     */
    static boolean enterAgentBriefly() {
        if (briefCalls < CALLS_IN_FULL) {
            briefCalls++;
            return enterAgent(FRAMES_TRIED);
        }
        return enterAgent(FRAMES_TRIED_BRIEFLY);
    }

    private static boolean enterAgent(int frames) {
        try {
            roomOnStack(frames, 1, 2, 3, 4, 5, 6, 7, 8);
        } catch (StackOverflowError noRoom) {
            withoutRoom++;
            return false;
        }
        if (INSIDE.get() != null) {
            return false;
        }
        try {
            INSIDE.set(Hooks.class);
            return true;
        } catch (Throwable noMemory) {
            INSIDE.remove(); // the entry may be there although its table could not grow
            lost(noMemory);
            return false;
        }
    }

    /**
     * Uses up as much stack as the agent's code may need. Each frame keeps its eight numbers for the time after the call, so that
     * compiled code has them on the stack as well: no frame is smaller than 80 bytes, and in the interpreter it is twice that.
     */
    private static long roomOnStack(int frames, long a, long b, long c, long d, long e, long f, long g, long h) {
        if (frames == 0) {
            return 0;
        }
        long below = roomOnStack(frames - 1, a + h, b ^ a, c + b, d ^ c, e + d, f ^ e, g + f, h ^ g);
        return below + (a ^ b ^ c ^ d ^ e ^ f ^ g ^ h);
    }

    /**
     * What the agent's code threw on a thread of the application: what it looked at is lost and counted, the application goes on. Only
     * what {@code Thread.stop} throws into a thread (up to 17) is the application's, which wants the thread to end.
     */
    static void lost(Throwable thrown) {
        lost++;
        if (VIRTUAL == null && thrown instanceof ThreadDeath death) {
            throw death;
        }
        lastLost = thrown.getClass().getName();
    }

    /** How often the agent's code failed on a thread of the application, about. */
    public static int lostCalls() {
        return lost;
    }

    /** The class of what it threw last; null if it never did. */
    public static String lastLost() {
        return lastLost;
    }

    /** How often a thread had no room on its stack for the agent's code, about. */
    public static int callsWithoutRoom() {
        return withoutRoom;
    }

    /** The calling thread is the application's again. */
    public static void leaveAgent() {
        INSIDE.remove();
    }

    /** Whether this is a virtual thread; on 17 never. */
    public static boolean isVirtual(Thread thread) {
        return VIRTUAL != null && VIRTUAL.isInstance(thread);
    }

    private static Class<?> virtualThreadClass() {
        try {
            return Class.forName("java.lang.BaseVirtualThread", false, null);
        } catch (ClassNotFoundException beforeLoom) {
            return null; // JDK 17
        }
    }
}
