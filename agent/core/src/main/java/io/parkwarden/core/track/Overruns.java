/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.track;

import io.parkwarden.model.Overrun;
import io.parkwarden.model.Pool;
import io.parkwarden.model.Stack;
import io.parkwarden.model.WaitKind;
import java.lang.ref.WeakReference;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Watches FutureTasks that were cancelled or given up until their work ends: {@code FutureTask.runner} names the thread
 * as long as it runs. Who gives up and asks again has not given up, so a later wait counts anew, and while somebody
 * waits nothing is told. Application threads tell of ends, on rare paths; the agent's thread looks. Holds weakly, at
 * most {@value #LIMIT}.
 */
public final class Overruns {
    private static final int LIMIT = 256;
    private static final long SHORTEST_NANOS = 1_000_000_000;
    private static final long FORGOTTEN_NANOS = 60_000_000_000L;

    private final StackShapes shapes;
    private final LoadedClasses classes;
    private final Pools pools;
    private final FactQueue facts;
    private final JdkObjects objects = new JdkObjects();
    private final CopyOnWriteArrayList<Ended> watched = new CopyOnWriteArrayList<>();
    private final AtomicLong overlooked = new AtomicLong();

    private static final class Ended {
        final WeakReference<Object> future;
        final Overrun.End end;
        final String thread;
        final Stack stack;
        volatile long endedNanos;
        int times;
        long toldNanos;

        @Nullable
        Stack work;

        String worker = "";

        @Nullable
        Pool pool;

        Ended(Object future, Overrun.End end, String thread, Stack stack, long now) {
            this.future = new WeakReference<>(future);
            this.end = end;
            this.thread = thread;
            this.stack = stack;
            this.endedNanos = now;
        }
    }

    public Overruns(StackShapes shapes, LoadedClasses classes, Pools pools, FactQueue facts) {
        this.shapes = shapes;
        this.classes = classes;
        this.pools = pools;
        this.facts = facts;
    }

    /** The calling thread has cancelled this future, or has given up waiting for it. */
    void ended(Object future, boolean cancelled) {
        if (!(future instanceof FutureTask)) {
            return;
        }
        for (Ended known : watched) {
            if (known.future.get() == future) {
                if (!cancelled) {
                    known.endedNanos = System.nanoTime(); // it asked again
                    return;
                }
                watched.remove(known);
            }
        }
        if (watched.size() >= LIMIT) {
            overlooked.incrementAndGet();
            return;
        }
        StackShapes.Shape shape = shapes.here(WaitKind.FUTURE);
        if (shape != null) {
            Overrun.End end = cancelled ? Overrun.End.CANCELLED : Overrun.End.GIVEN_UP;
            watched.add(new Ended(future, end, Thread.currentThread().getName(), shape.stack(), System.nanoTime()));
        }
    }

    /** Futures that ended too early for which there was no room. */
    public long overlooked() {
        return overlooked.get();
    }

    /** Looks which of them still work. On the agent's thread. */
    public void look() {
        long now = System.nanoTime();
        for (Ended ended : watched) {
            Object future = ended.future.get();
            Object runner = future == null ? null : objects.get(future, "runner");
            long nanos = now - ended.endedNanos;
            if (!(runner instanceof Thread thread)) {
                over(ended, future, nanos);
            } else if (nanos >= SHORTEST_NANOS && objects.get(future, "waiters") == null) {
                goesOn(ended, thread, nanos);
            }
        }
    }

    private void over(Ended ended, @Nullable Object future, long nanos) {
        if (ended.times > 0) {
            tell(ended, nanos);
        }
        boolean mayBegin = future != null
                && ended.end == Overrun.End.GIVEN_UP
                && objects.get(future, "state") instanceof Integer state
                && state == 0;
        if (!mayBegin || ended.times > 0 || nanos > FORGOTTEN_NANOS) {
            watched.remove(ended);
        }
    }

    private void goesOn(Ended ended, Thread thread, long nanos) {
        if (ended.work == null) {
            StackTraceElement[] trace = thread.getStackTrace();
            if (trace.length == 0) {
                return;
            }
            ended.work = shapes.of(classes.frames(List.of(trace)), null).stack();
            ended.worker = thread.getName();
            Object pool = pools.poolOf(thread);
            ended.pool = pool == null ? null : pools.now(pool, thread, null);
        }
        if (ended.times == 0 || nanos >= 2 * ended.toldNanos) {
            tell(ended, nanos);
        }
    }

    private void tell(Ended ended, long nanos) {
        Stack work = ended.work;
        if (work != null) {
            ended.times++;
            ended.toldNanos = nanos;
            facts.put(new Overrun(
                    System.currentTimeMillis(),
                    nanos,
                    ended.times,
                    ended.worker,
                    ended.pool,
                    ended.end,
                    ended.thread,
                    ended.stack,
                    work));
        }
    }
}
