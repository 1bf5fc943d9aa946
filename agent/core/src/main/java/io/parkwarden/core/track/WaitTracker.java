/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.track;

import io.parkwarden.bootstrap.HookSink;
import io.parkwarden.bootstrap.Hooks;
import io.parkwarden.bootstrap.RunHooks;
import io.parkwarden.core.instrument.WaitPoints;
import io.parkwarden.model.Execution;
import io.parkwarden.model.Frame;
import io.parkwarden.model.Origin;
import io.parkwarden.model.Park;
import io.parkwarden.model.Pool;
import io.parkwarden.model.WaitKind;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.lang.management.ThreadMXBean;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.Selector;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Turns waits into facts. Called by the application's threads when a wait has passed the threshold: walks the stack
 * once, leaves when the thread ran no task of a pool and kept no caller waiting who was promised a stage, and else reads the pool's state and queues the fact. Takes no
 * lock of the application. Thread-safe.
 */
public final class WaitTracker implements HookSink {
    /** Short selects that are looked at after a thread became suspect: a few turns of every loop in the process. */
    private static final int SHORT_SELECTS = 256;

    /** What a Process reads its output from (java.lang.Process of 17, 21 and 25). */
    private static final String PROCESS_OUTPUT = "java.lang.Process$PipeInputStream";

    /** What a look is taken to cost until some have been timed, in ns of processor time. */
    private static final long FIRST_COST_NANOS = 30_000;

    /** One look of so many is timed, and weighs an eighth in the average. */
    private static final int TIMED = 16;

    /** From so many facts that wait to be judged on, one wait of so many hundreds of them is looked at. */
    private static final int MUCH = 4_096;

    private static final int BACKLOG = 512;

    private static final long LEAST_USUAL_NANOS = 1_000_000;

    private static final String OWN_PACKAGE = "io.parkwarden.";

    private final Holders holders = new Holders();
    private final TaskTimes tasks = new TaskTimes();
    private final TaskThreads threads;
    private final StackShapes shapes;
    private final WaitPoints points;
    private final Pools pools;
    private final FactQueue facts;
    private final Nesting nesting;
    private final DefaultExecutors executors;
    private final Overruns overruns;
    private final WaitListener listener;
    private final PinTracker pins;
    private final Pauses pauses;
    private final long threshold;

    /** The length of a wait that is as likely as its budget's pace says; longer ones are the more likely. */
    private final long usual;

    private final Consumer<Boolean> onExit;
    private final AtomicLong looked = new AtomicLong();
    private final Budget budget;

    /** Null until the agent's thread has found it, and where processor time is not measured. */
    private volatile @Nullable ThreadMXBean processorTimes;

    /** Average cost of a look, in ns; plain, as a lost step does not matter. */
    private long costNanos = FIRST_COST_NANOS;

    /**
     * @param listener told of every fact on the thread that waited
     * @param pins told of pinned parks of virtual threads
     * @param pauses in which nobody waits, whatever the clock says
     * @param threshold length in ns from which a wait is a fact
     * @param budget what the looks may take
     * @param onExit told when the JVM begins (false) and ends (true) its shutdown hooks
     */
    public WaitTracker(
            StackShapes shapes,
            WaitPoints points,
            Pools pools,
            FactQueue facts,
            DefaultExecutors executors,
            Overruns overruns,
            WaitListener listener,
            PinTracker pins,
            Pauses pauses,
            long threshold,
            Budget budget,
            Consumer<Boolean> onExit) {
        this.shapes = shapes;
        this.points = points;
        this.pools = pools;
        this.threads = new TaskThreads(shapes, pools);
        this.facts = facts;
        this.listener = listener;
        this.pins = pins;
        this.pauses = pauses;
        this.threshold = threshold;
        this.usual = Math.max(threshold, LEAST_USUAL_NANOS);
        this.budget = budget;
        this.onExit = onExit;
        this.executors = executors;
        this.overruns = overruns;
        this.nesting = new Nesting(pools, shapes, facts);
    }

    /**
     * Where more waits end than the budget pays for, one of so many is looked at and stands for the others, and long ones the more
     * likely. Which one it is depends on the last digits of the clock, so that no line of code is passed over as a rule. The same where
     * the agent's thread does not get round to judging them: better a part that stands for all than the first ones.
     */
    @Override
    public int waited(int point, long start, long end, @Nullable Object self) {
        int backlog = facts.size();
        long pace = Math.max(budget.slowdown(), backlog > MUCH ? backlog / BACKLOG : 1);
        long standsFor = pace <= 1 ? 1 : Math.max(1, pace * usual / Math.max(1, end - start));
        if (standsFor > 1 && ((end * 0x9E3779B97F4A7C15L) >>> 32) % standsFor != 0) {
            return UNKNOWN;
        }
        ThreadMXBean times = looked.incrementAndGet() % TIMED == 0 ? processorTimes : null;
        long begin = times == null ? 0 : times.getCurrentThreadCpuTime();
        int found = lookAt(point, start, end, self, standsFor);
        if (times != null) {
            costNanos += (times.getCurrentThreadCpuTime() - begin - costNanos) / 8;
        }
        budget.spend(costNanos);
        return found;
    }

    private int lookAt(int point, long start, long end, @Nullable Object self, long standsFor) {
        if (cannotWait(self)) {
            return UNKNOWN;
        }
        StackShapes.Shape shape = shapes.here(seenAs(point, self));
        if (shape == null) {
            return IDLE;
        }
        if (shape.nested()) {
            return AT_WORK;
        }
        Thread thread = Thread.currentThread();
        String name = ThreadNames.of(thread);
        if (shape.stack().kind() == WaitKind.SELECT) {
            threads.loops().selected(thread, shape.stack().frames(), keys(self));
            pools.notice();
        }
        StackShapes.Shape read = threads.read(shape, thread, name);
        boolean inTask = read.stack().execution().inTask();
        long waited = end - start - pauses.within(start, end);
        if (waited < threshold) {
            return UNKNOWN; // a pause of the JVM, of which no line of code is the cause
        }
        if (!inTask) {
            executors.waited(read, null, name, waited);
            suspect(read, thread);
        }
        if (!read.told()) {
            return inTask ? AT_WORK : IDLE;
        }
        Object pool = pools.poolOf(thread);
        Pool state;
        if (pool != null) {
            pools.know(pool);
            state = pools.lately(pool, thread, read.runner());
        } else {
            state = pools.unseen(read.runner(), thread, name);
        }
        String holder = holders.during(thread, start);
        Thread completer = holder == null && read.stack().kind() == WaitKind.FUTURE ? RunHooks.completer() : null;
        holder = completer == null ? holder : ThreadNames.of(completer);
        long besides = inTask ? tasks.waited(thread, read.stack(), waited) : -1;
        Waited how = new Waited(waited, holder, standsFor == 1 ? besides : -1, standsFor, Means.HOOK);
        tell(name, AgentClock.millis(), state, read, how);
        if (inTask) {
            executors.waited(read, state, name, waited);
        }
        if (pool != null && read.stack().kind() == WaitKind.FUTURE) {
            nesting.waitedForFuture(pool);
        }
        return AT_WORK;
    }

    /** Channels of a selector: a number that SelectorImpl keeps in a concurrent set, so no lock is taken. */
    private static int keys(@Nullable Object self) {
        try {
            return self instanceof Selector selector ? selector.keys().size() : 0;
        } catch (ClosedSelectorException closedMeanwhile) {
            return 0;
        }
    }

    /** A channel in non-blocking mode only looks long when its thread got no processor; the console is not judged. */
    private static boolean cannotWait(@Nullable Object self) {
        if (self instanceof SelectableChannel channel) {
            return !channel.isBlocking();
        }
        return self instanceof FileOutputStream out && isConsole(out);
    }

    /** Where all are a file read by their frames, the stream tells the console and a process from a file. */
    private WaitKind seenAs(int point, @Nullable Object self) {
        if (self instanceof FileInputStream in) {
            if (isConsole(in)) {
                return WaitKind.CONSOLE;
            }
            if (in.getClass().getName().equals(PROCESS_OUTPUT)) {
                return WaitKind.PROCESS;
            }
        }
        return points.get(point).kind();
    }

    private static boolean isConsole(FileInputStream in) {
        try {
            return in.getFD() == FileDescriptor.in;
        } catch (IOException closed) {
            return false;
        }
    }

    private static boolean isConsole(FileOutputStream out) {
        try {
            FileDescriptor descriptor = out.getFD();
            return descriptor == FileDescriptor.out || descriptor == FileDescriptor.err;
        } catch (IOException closed) {
            return false;
        }
    }

    /** A thread of no pool waited: what it does next may show that it runs a loop, or that it works for an executor. */
    private void suspect(StackShapes.Shape read, Thread thread) {
        if (read.stack().execution() != Execution.OWN_THREAD) {
            return;
        }
        if (pools.poolOf(thread) != null || pools.declares(thread)) {
            pools.notice();
        } else if (threads.loops().suspect(thread)) {
            Hooks.lookAtSelects(SHORT_SELECTS);
        }
    }

    @Override
    public void selected() {
        Thread thread = Thread.currentThread();
        if (!threads.loops().isSuspect(thread)) {
            return;
        }
        StackShapes.Shape shape = shapes.here(WaitKind.SELECT);
        if (shape != null) {
            threads.loops().selected(thread, shape.stack().frames(), 0);
        }
    }

    /**
     * A wait that an event of the JDK tells of, some time after its end.
     *
     * @param frames its stack, innermost first
     * @param kind what the event says it is
     * @param thread the thread, if it is still known
     * @param holder name of the thread that held the lock or ended the wait, if it is known
     * @param means how it was seen
     */
    public void waitedBefore(
            List<Frame> frames,
            WaitKind kind,
            @Nullable Thread thread,
            String nameOfThread,
            long endMillis,
            long lasted,
            @Nullable String holder,
            Means means) {
        String threadName = ThreadNames.cut(nameOfThread);
        String heldBy = holder == null ? null : ThreadNames.cut(holder);
        looked.incrementAndGet();
        long nanos = lasted - pausesBefore(endMillis, lasted);
        if (nanos < threshold) {
            return;
        }
        StackShapes.Shape seen = shapes.of(frames, kind);
        if (seen.nested() || isOurs(frames)) {
            return;
        }
        StackShapes.Shape shape = threads.read(seen, thread, threadName);
        if (!shape.stack().execution().inTask()) {
            executors.waited(shape, null, threadName, nanos);
            if (thread != null) {
                suspect(shape, thread);
            }
        }
        if (!shape.told()) {
            return;
        }
        Object pool = thread == null ? null : pools.poolOf(thread);
        Pool state = pool == null ? pools.remembered(threadName, endMillis - nanos / 1_000_000, endMillis) : null;
        if (thread != null && pool != null) {
            pools.know(pool);
            state = pools.during(pool, endMillis - nanos / 1_000_000, endMillis);
            state = state != null ? state : pools.now(pool, thread, shape.runner());
        }
        if (state == null) {
            state = pools.unseen(shape.runner(), thread, threadName);
        }
        if (thread != null && shape.stack().execution().inTask()) {
            tasks.waitedBefore(thread, shape.stack(), nanos);
        }
        tell(threadName, endMillis, state, shape, new Waited(nanos, heldBy, -1, 1, means));
    }

    /** Pauses within a wait that ended at this moment, as the calendar's clock has it. */
    private long pausesBefore(long endMillis, long nanos) {
        long end = System.nanoTime() - Math.max(0, AgentClock.millis() - endMillis) * 1_000_000;
        return pauses.within(end - nanos, end);
    }

    /** Whether the agent waited there, for a lock of its own: no fault of the application. */
    private static boolean isOurs(List<Frame> frames) {
        for (Frame frame : frames) {
            if (frame.origin() != Origin.JDK) {
                return frame.className().startsWith(OWN_PACKAGE);
            }
        }
        return false;
    }

    /** How a wait went: see {@link Park}. */
    private record Waited(long nanos, @Nullable String heldBy, long besides, long standsFor, Means means) {}

    private void tell(String thread, long endMillis, @Nullable Pool pool, StackShapes.Shape shape, Waited how) {
        Pool seen = Pools.seenAs(pool, shape.runner());
        Park park = new Park(
                endMillis,
                how.nanos(),
                thread,
                false,
                seen,
                shape.stack(),
                how.heldBy(),
                how.besides(),
                how.standsFor());
        facts.put(park);
        listener.waited(park, shape, how.means());
    }

    @Override
    public void submitted(Object pool, Object task) {
        nesting.submitted(pool, task);
    }

    @Override
    public void awaited(Object future) {
        nesting.awaited(future);
    }

    @Override
    public void threadForTask(Object task) {
        executors.threadForTask(task);
    }

    @Override
    public void ended(Object future, boolean cancelled) {
        overruns.ended(future, cancelled);
    }

    @Override
    public void pinned(long start, long end) {
        pins.pinned(start, end);
    }

    @Override
    public void grew(Object pool) {
        pools.know(pool);
    }

    @Override
    public void exiting(boolean over) {
        onExit.accept(over);
    }

    /** What threads run loops, as far as that has been seen. */
    TaskThreads threads() {
        return threads;
    }

    /** Whether other tasks or connections may wait for this thread, as far as can be told without its stack. */
    boolean servesOthers(Thread thread) {
        return pools.poolOf(thread) != null || threads.loops().hasSelected(thread) || pools.declares(thread);
    }

    /** Whether {@link #waitedBefore} would tell a wait of this thread with such a stack, if it lasts. */
    boolean tells(List<Frame> frames, WaitKind kind, Thread thread) {
        StackShapes.Shape shape = shapes.of(frames, kind);
        return !shape.nested()
                && !isOurs(frames)
                && threads.read(shape, thread, ThreadNames.of(thread)).told();
    }

    /** Takes note of what parked threads wait for; called by the agent's thread, now and then. */
    public void look() {
        holders.look();
        if (pools.any()) {
            tasks.turn();
            processorTimes = tasks.processorTimes();
        }
    }

    /** Waits at or above the threshold that were looked at. */
    public long looked() {
        return looked.get();
    }
}
