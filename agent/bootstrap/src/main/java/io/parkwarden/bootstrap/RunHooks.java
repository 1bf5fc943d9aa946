/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.bootstrap;

/**
 * What woven JDK code calls where CompletableFuture's tasks run, get a timeout, and end a wait: such a future does not
 * know who works for it. The first {@value #AT_FIRST} tasks of the JVM are noted; later ones only once a future was given a
 * timeout, was cancelled, or a timed wait for one was begun. A note is one store at the begin and one at the end of a
 * task, into an object of the thread that is made once. As with {@link Hooks}, this class must exist once, on the boot
 * loader. Nothing here throws, locks or loads a class.
 */
public final class RunHooks {
    private static final int AT_FIRST = 10_000;
    private static final int SLOTS = 4_096;
    private static final int PROBES = 8;

    /** Stands for "no task before" where null means "not noted". */
    private static final Object NONE = new Object();

    /**
     * By identity of the thread. Written without a lock: of two threads that take one slot at once the loser is not known, and
     * takes another one with its next task. A Run that is not seen whole looks like that of a thread that is gone.
     */
    private static final Run[] RUNS = new Run[SLOTS];

    /** Tasks that are still to be noted in any case; plain, as a few more or less do not matter. */
    private static int first;

    /** Whether all are: futures end before their work in this application. Plain, as above. */
    private static boolean always;

    /** Timeouts that may still be told in this turn of the agent; plain, as above. */
    private static int timeouts;

    private static volatile RunSink sink;

    private RunHooks() {}

    /** Who is told from now on; null to end. */
    public static void connect(RunSink newSink) {
        first = newSink == null ? 0 : AT_FIRST;
        always = false;
        sink = newSink;
        if (newSink == null) {
            for (int i = 0; i < SLOTS; i++) {
                RUNS[i] = null;
            }
        }
    }

    /** So many timeouts may be told until this is called again. */
    public static void tellTimeouts(int number) {
        timeouts = number;
    }

    /** A task begins; what it returns is for {@link #ends}. */
    public static Object begins(Object task) {
        if (!always) {
            if (first <= 0) {
                return null;
            }
            first--;
        }
        Thread thread = Thread.currentThread();
        Run run = task == null || Hooks.isVirtual(thread) ? null : of(thread);
        if (run == null) {
            return null;
        }
        Object before = run.task;
        run.task = task;
        return before == null ? NONE : before;
    }

    /** The task has ended. */
    public static void ends(Object before) {
        if (before != null) {
            Run run = known(Thread.currentThread());
            if (run != null) {
                run.task = before == NONE ? null : before;
            }
        }
    }

    /** A future is given a timeout: from now on it matters who works for which one. */
    public static void timed(Object future, long nanos, boolean byValue) {
        RunSink told = sink;
        if (told == null) {
            return;
        }
        always = true;
        if (timeouts <= 0 || !Hooks.enterAgent()) {
            return;
        }
        try {
            timeouts--;
            told.timed(future, nanos, byValue);
        } catch (Throwable thrown) {
            // The line of this timeout stays unknown; the future has its timeout all the same.
            Hooks.lost(thrown);
        } finally {
            Hooks.leaveAgent();
        }
    }

    /** A timed wait for a future begins, or one is cancelled: as {@link #timed}, without a line. */
    public static void mayEndEarly() {
        if (sink != null) {
            always = true;
        }
    }

    /** The calling thread completes a future for which this one waits. */
    public static void completes(Thread waiter) {
        if (sink == null || waiter == null || Hooks.isVirtual(waiter)) {
            return;
        }
        Thread thread = Thread.currentThread();
        Run run = Hooks.isVirtual(thread) ? null : of(thread);
        Run waiting = run == null ? null : of(waiter);
        if (waiting != null) {
            waiting.completed = run.task;
            waiting.completer = run;
        }
    }

    /** The calling thread's wait for a future is over. */
    public static void awaited() {
        Run run = sink == null ? null : known(Thread.currentThread());
        if (run != null) {
            run.completer = null;
            run.completed = null;
        }
    }

    /** Who has completed the future for which the calling thread waits; null if that is not known. */
    public static Thread completer() {
        Run run = known(Thread.currentThread());
        Run completer = run == null ? null : run.completer;
        return completer == null ? null : completer.get();
    }

    /** The task in which that happened, as {@link Run#task}; null if it is not known. */
    public static Object completedBy() {
        Run run = known(Thread.currentThread());
        return run == null ? null : run.completed;
    }

    /** What a thread does by now, by number from 0 to {@link #slots}; null where there is none. */
    public static Run run(int slot) {
        Run run = RUNS[slot];
        if (run != null && run.refersTo(null)) {
            RUNS[slot] = null;
            return null;
        }
        return run;
    }

    /** How many threads are known at most. */
    public static int slots() {
        return SLOTS;
    }

    private static Run known(Thread thread) {
        int hash = System.identityHashCode(thread);
        for (int i = 0; i < PROBES; i++) {
            Run run = RUNS[(hash + i) & (SLOTS - 1)];
            if (run != null && run.refersTo(thread)) {
                return run;
            }
        }
        return null;
    }

    private static Run of(Thread thread) {
        Run known = known(thread);
        if (known != null) {
            return known;
        }
        int hash = System.identityHashCode(thread);
        for (int i = 0; i < PROBES; i++) {
            int slot = (hash + i) & (SLOTS - 1);
            Run run = RUNS[slot];
            if (run == null || run.refersTo(null)) {
                Run made = new Run(thread);
                RUNS[slot] = made;
                return made;
            }
        }
        return null; // no room: what this thread does is not known
    }
}
