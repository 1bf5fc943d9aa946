/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.track;

import io.parkwarden.bootstrap.HookSink;
import io.parkwarden.core.instrument.WaitPoints;
import io.parkwarden.model.Frame;
import io.parkwarden.model.Park;
import io.parkwarden.model.Pool;
import io.parkwarden.model.WaitKind;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.channels.SelectableChannel;
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
    /** What a Process reads its output from (java.lang.Process of 17, 21 and 25). */
    private static final String PROCESS_OUTPUT = "java.lang.Process$PipeInputStream";

    private final EventLoops loops = new EventLoops();
    private final Holders holders = new Holders();
    private final StackShapes shapes;
    private final WaitPoints points;
    private final Pools pools;
    private final FactQueue facts;
    private final Nesting nesting;
    private final DefaultExecutors executors;
    private final Overruns overruns;
    private final WaitListener listener;
    private final Consumer<Boolean> onExit;
    private final AtomicLong looked = new AtomicLong();

    /**
     * @param listener told of every fact on the thread that waited
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
            Consumer<Boolean> onExit) {
        this.shapes = shapes;
        this.points = points;
        this.pools = pools;
        this.facts = facts;
        this.listener = listener;
        this.onExit = onExit;
        this.executors = executors;
        this.overruns = overruns;
        this.nesting = new Nesting(pools, shapes, facts);
    }

    @Override
    public void waited(int point, long start, long end, @Nullable Object self) {
        looked.incrementAndGet();
        if (cannotWait(self)) {
            return;
        }
        StackShapes.Shape shape = shapes.here(seenAs(point, self));
        if (shape == null || shape.nested()) {
            return;
        }
        Thread thread = Thread.currentThread();
        if (shape.stack().kind() == WaitKind.SELECT) {
            loops.selected(thread, shape.stack().frames());
        }
        StackShapes.Shape read = onLoop(shape, thread);
        boolean inTask = read.stack().execution().inTask();
        if (!inTask) {
            executors.waited(read, null, thread.getName(), end - start);
        }
        if (!read.told()) {
            return;
        }
        Object pool = pools.poolOf(thread);
        Pool state;
        if (pool != null) {
            pools.know(pool);
            state = pools.now(pool, thread);
        } else {
            state = pools.unseen(read.stack().execution(), thread.getName());
        }
        String holder = holders.during(thread, start);
        tell(thread.getName(), System.currentTimeMillis(), end - start, state, read, holder, Means.HOOK);
        if (inTask) {
            executors.waited(read, state, thread.getName(), end - start);
        }
        if (pool != null && read.stack().kind() == WaitKind.FUTURE) {
            nesting.waitedForFuture(pool);
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

    /** On a thread that selects in one of the frames, what runs above that frame is a callback. */
    private StackShapes.Shape onLoop(StackShapes.Shape shape, Thread thread) {
        int loop = loops.loopOf(thread, shape.stack().frames());
        return loop < 0 ? shape : shapes.onLoop(shape, loop);
    }

    /**
     * A wait that an event of the JDK tells of, some time after its end.
     *
     * @param frames its stack, innermost first
     * @param kind what the event says it is
     * @param thread the thread, if it still lives
     * @param heldBy name of the thread that held the lock or ended the wait, if it is known
     * @param means how it was seen
     */
    public void waitedBefore(
            List<Frame> frames,
            WaitKind kind,
            @Nullable Thread thread,
            String threadName,
            long endMillis,
            long nanos,
            @Nullable String heldBy,
            Means means) {
        looked.incrementAndGet();
        StackShapes.Shape seen = shapes.of(frames, kind);
        StackShapes.Shape shape = thread == null ? seen : onLoop(seen, thread);
        if (!shape.nested() && !shape.stack().execution().inTask()) {
            executors.waited(shape, null, threadName, nanos);
        }
        if (shape.nested() || !shape.told()) {
            return;
        }
        Object pool = thread == null ? null : pools.poolOf(thread);
        Pool state = pool == null ? pools.remembered(threadName, endMillis - nanos / 1_000_000, endMillis) : null;
        if (thread != null && pool != null) {
            state = pools.during(pool, endMillis - nanos / 1_000_000, endMillis);
            state = state != null ? state : pools.now(pool, thread);
        }
        if (state == null) {
            state = pools.unseen(shape.stack().execution(), threadName);
        }
        tell(threadName, endMillis, nanos, state, shape, heldBy, means);
    }

    private void tell(
            String thread,
            long endMillis,
            long nanos,
            @Nullable Pool pool,
            StackShapes.Shape shape,
            @Nullable String heldBy,
            Means means) {
        Park park = new Park(endMillis, nanos, thread, false, pool, shape.stack(), heldBy);
        facts.put(park);
        listener.waited(park, shape, means);
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
    public void grew(Object pool) {
        pools.know(pool);
    }

    @Override
    public void exiting(boolean over) {
        onExit.accept(over);
    }

    /** Whether the thread was seen to run an event loop. */
    boolean runsLoop(Thread thread) {
        return loops.has(thread);
    }

    /** Takes note of what parked threads wait for; called by the agent's thread, now and then. */
    public void lookAtHolders() {
        holders.look();
    }

    /** Waits at or above the threshold that were looked at. */
    public long looked() {
        return looked.get();
    }
}
