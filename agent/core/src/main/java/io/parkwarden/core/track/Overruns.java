/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.track;

import io.parkwarden.bootstrap.RunHooks;
import io.parkwarden.bootstrap.RunSink;
import io.parkwarden.model.Overrun;
import io.parkwarden.model.Pool;
import io.parkwarden.model.Stack;
import io.parkwarden.model.WaitKind;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Watches futures that were cancelled, given up or given a timeout until their work ends. {@code FutureTask.runner} names
 * the thread as long as it runs; of a CompletableFuture {@link StageWork} finds it. Who gives up and asks again has not
 * given up, so a later wait counts anew, and while somebody waits nothing is told. Application threads tell of ends, on
 * rare paths, and of a sample of timeouts; the agent's thread looks. Holds weakly, at most {@value #LIMIT}.
 */
public final class Overruns implements RunSink {
    private static final int LIMIT = 256;
    private static final long SHORTEST_NANOS = 1_000_000_000;
    private static final long LONGEST_TIMEOUT_NANOS = 600_000_000_000L;

    /** Timeouts whose line is taken between two looks. */
    private static final int TIMEOUTS = 8;

    private static final long FORGOTTEN_NANOS = 60_000_000_000L;

    private final StackShapes shapes;
    private final LoadedClasses classes;
    private final Pools pools;
    private final FactQueue facts;
    private final JdkObjects objects = new JdkObjects();
    private final StageWork stages = new StageWork(objects);
    private final CopyOnWriteArrayList<Ended> watched = new CopyOnWriteArrayList<>();
    private final AtomicLong overlooked = new AtomicLong();

    private static final class Ended {
        final WeakReference<Object> future;
        final Overrun.End end;
        final String thread;
        final long threadId = Thread.currentThread().getId();
        final Stack stack;
        final boolean byValue;
        volatile long endedNanos;
        int times;
        long toldNanos;

        @Nullable
        Stack work;

        String worker = "";

        @Nullable
        Pool pool;

        /** @param endedNanos when it ended or, with a timeout of its own, is to end */
        Ended(Object future, Overrun.End end, boolean byValue, Stack stack, long endedNanos) {
            this.future = new WeakReference<>(future);
            this.end = end;
            this.byValue = byValue;
            this.thread = ThreadNames.of(Thread.currentThread());
            this.stack = stack;
            this.endedNanos = endedNanos;
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
        if (future instanceof CompletableFuture) {
            RunHooks.mayEndEarly(); // from now on who works for which one is noted
        } else if (!(future instanceof FutureTask)) {
            return;
        }
        for (Ended known : watched) {
            if (known.future.get() == future) {
                if (cancelled && known.end == Overrun.End.CANCELLED) {
                    return; // again
                }
                if (!cancelled) {
                    if (known.end == Overrun.End.GIVEN_UP) {
                        known.endedNanos = System.nanoTime(); // it asked again
                    }
                    return;
                }
                watched.remove(known);
            }
        }
        Overrun.End end = cancelled ? Overrun.End.CANCELLED : Overrun.End.GIVEN_UP;
        watch(future, end, false, System.nanoTime());
    }

    @Override
    public void timed(Object future, long nanos, boolean byValue) {
        watch(future, Overrun.End.TIMED_OUT, byValue, System.nanoTime() + Math.min(nanos, LONGEST_TIMEOUT_NANOS));
    }

    private void watch(Object future, Overrun.End end, boolean byValue, long endNanos) {
        if (watched.size() >= LIMIT) {
            overlooked.incrementAndGet();
            return;
        }
        StackShapes.Shape shape = shapes.here(WaitKind.FUTURE);
        if (shape != null) {
            watched.add(new Ended(future, end, byValue, shape.stack(), endNanos));
        }
    }

    /** Futures that ended too early for which there was no room. */
    public long overlooked() {
        return overlooked.get();
    }

    /** Looks which of them still work. On the agent's thread. */
    public void look() {
        RunHooks.tellTimeouts(TIMEOUTS);
        long now = System.nanoTime();
        stages.begin(futures());
        for (Ended ended : watched) {
            Object future = ended.future.get();
            if (future instanceof CompletableFuture<?> stage) {
                look(ended, stage, now);
                continue;
            }
            Object runner = future == null ? null : objects.get(future, "runner");
            long nanos = now - ended.endedNanos;
            if (!(runner instanceof Thread thread)) {
                over(ended, future, nanos);
            } else if (thread.getId() == ended.threadId) {
                watched.remove(ended); // it ended its own future, so what it still does is wanted
            } else if (nanos >= SHORTEST_NANOS && objects.get(future, "waiters") == null) {
                goesOn(ended, thread, nanos);
            }
        }
    }

    private List<CompletableFuture<?>> futures() {
        List<CompletableFuture<?>> futures = new ArrayList<>();
        for (Ended ended : watched) {
            if (ended.future.get() instanceof CompletableFuture<?> future) {
                futures.add(future);
            }
        }
        return futures;
    }

    private void look(Ended ended, CompletableFuture<?> future, long now) {
        long nanos = now - ended.endedNanos;
        boolean ends = ended.end == Overrun.End.GIVEN_UP
                ? !future.isDone()
                : future.isDone() && (ended.end == Overrun.End.CANCELLED || hasTimedOut(ended, future, nanos));
        if (ended.end == Overrun.End.TIMED_OUT && !future.isDone()) {
            if (nanos > FORGOTTEN_NANOS) {
                watched.remove(ended); // the timeout itself was taken away
            }
            return;
        }
        Thread worker = ends ? stages.workerOf(future) : null;
        if (worker == null) {
            boolean mayBegin =
                    ends && ended.end == Overrun.End.GIVEN_UP && ended.times == 0 && nanos <= FORGOTTEN_NANOS;
            if (!mayBegin) {
                over(ended, null, nanos);
            }
        } else if (nanos >= SHORTEST_NANOS && !stages.isWanted(future)) {
            goesOn(ended, worker, nanos);
        }
    }

    /** A future that was done in time, or failed of something else, has not timed out. Read, not asked: asking observes. */
    private boolean hasTimedOut(Ended ended, CompletableFuture<?> future, long nanos) {
        Object result = objects.get(future, "result");
        boolean failed = result != null && result.getClass().getName().endsWith("CompletableFuture$AltResult");
        Object failure = failed ? objects.get(result, "ex") : null;
        return nanos >= 0 && (ended.byValue ? failure == null : failure instanceof TimeoutException);
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
            ended.worker = ThreadNames.of(thread);
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
                    AgentClock.millis(),
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
