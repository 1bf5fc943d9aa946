/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.track;

import io.parkwarden.bootstrap.Hooks;
import io.parkwarden.bootstrap.HopHooks;
import io.parkwarden.bootstrap.HopSink;
import io.parkwarden.core.track.HopLanes.Hop;
import io.parkwarden.core.track.HopLanes.Lane;
import io.parkwarden.core.track.HopLanes.Run;
import io.parkwarden.detectors.TaskFrames;
import io.parkwarden.model.Frame;
import java.lang.reflect.Field;
import java.util.concurrent.CompletableFuture.AsynchronousCompletionTask;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RunnableScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Counts and times tasks that a thread of a pool hands to its own pool. A few submissions of each turn of the agent's
 * thread are looked at, whoever makes them. The first one that is such a hop opens its code: from then on all submissions
 * are looked at and its hops counted one by one, as far as the account of looks reaches, which fills with {@value
 * #EARNED} looks in 30 ms. What counted hops mean is decided by {@link HopVerdicts}, on the agent's thread.
 */
public final class Hops implements HopSink {
    /** Looks that a program has when it begins, and at most: some do all their work in one burst. */
    private static final int SAVED = 10_000;

    /** Of these, so many in one turn: what a JVM does first it does slowest, and a later turn shows it warmer. */
    private static final int IN_A_TURN = 4_000;

    /** Looks that are earned in {@value #EARNED_IN_NANOS} ns. */
    private static final int EARNED = 600;

    private static final long EARNED_IN_NANOS = 30_000_000;

    /** Submissions looked at in a turn while no code is open. */
    private static final int UNASKED = 100;

    /** The same once {@value #SOON} turns have shown no hop. */
    private static final int UNASKED_LATER = 20;

    private static final int SOON = 100;

    /** Hops of a code timed one after the other; of later ones one in {@value #ONE_IN}. */
    private static final int TIMED = 256;

    private static final int ONE_IN = 8;

    /** From how many hops on it is asked which line wants them. */
    private static final int SUSPECT = 32;

    /** Hops of one code whose giver is read off the stack, if its begin was not seen. */
    private static final int GIVERS_READ = 4;

    private static final int IN_FLIGHT = 1_024;
    private static final int PROBES = 4;
    private static final int DEPTH = 6;
    private static final int FRAMES = 64;
    private static final int NESTED = 32;
    private static final long STALE_NANOS = 1_000_000_000;
    private static final String FUTURES_OWN = "java.util.concurrent.CompletableFuture$";

    private final HopLanes lanes = new HopLanes();
    private final HopCodes codes;
    private final AtomicReferenceArray<@Nullable Hop> inFlight = new AtomicReferenceArray<>(IN_FLIGHT);
    private final AtomicInteger timing = new AtomicInteger();
    private final AtomicInteger looks = new AtomicInteger(IN_A_TURN);
    private final AtomicInteger unasked = new AtomicInteger(SAVED);
    private final AtomicInteger notFollowed = new AtomicInteger();
    private final StackShapes shapes;
    private final Function<Thread, @Nullable Object> poolOf;
    private final UnaryOperator<@Nullable Object> unwrap;
    private final Consumer<String> wanted;
    private final JdkFields.Reader container = JdkFields.reader(Thread.class, "container");

    /** A code is open, or told ones are counted in this turn: all submissions are looked at. */
    private volatile boolean asked;

    /** When the looks of this turn were used up, in ns; 0 while they are not. */
    private volatile long closedNanos;

    private int quiet;
    private int saved = SAVED - IN_A_TURN;
    private long earnedNanos = System.nanoTime();

    private final ClassValue<Object> functions = new ClassValue<>() {
        @Override
        protected Object computeValue(Class<?> type) {
            return function(type);
        }
    };

    /**
     * @param unwrap what a task wraps, or null
     * @param wanted is told codes whose submissions are to be looked at from now on, on any thread
     */
    Hops(
            StackShapes shapes,
            Origins origins,
            Function<Thread, @Nullable Object> poolOf,
            UnaryOperator<@Nullable Object> unwrap,
            Consumer<String> wanted) {
        this.shapes = shapes;
        this.poolOf = poolOf;
        this.unwrap = unwrap;
        this.wanted = wanted;
        this.codes = new HopCodes(origins);
    }

    /** The codes that were seen. */
    HopCodes codes() {
        return codes;
    }

    /** Threads for which there was no room, and submissions of codes for which there was none. */
    long dropped() {
        return notFollowed.get() + codes.dropped();
    }

    /** When the looks of the turn that ends were used up, in ns; 0 if they were not. */
    long closedNanos() {
        return closedNanos;
    }

    /**
     * The next turn of the agent's thread begins.
     *
     * @param counting whether all submissions are looked at in it, rather than a few
     */
    void turn(boolean counting, long now) {
        quiet = counting ? 0 : quiet + 1;
        long earned = Math.min(SAVED, (now - earnedNanos) * EARNED / EARNED_IN_NANOS);
        if (earned > 0) {
            earnedNanos = now;
            saved = (int) Math.min(SAVED, saved + Math.max(0, looks.get()) + earned);
            int more = Math.min(saved, IN_A_TURN);
            saved -= more;
            looks.set(more);
        }
        if (quiet > 0) {
            unasked.set(quiet < SOON ? UNASKED : UNASKED_LATER);
        }
        asked = counting;
        closedNanos = 0;
        if (!counting && timing.get() == 0) {
            lanes.forget();
        } else {
            forgetStale(now);
        }
        HopHooks.follow(true, true);
    }

    private boolean mayLook(long now) {
        if (looks.get() > 0 && (asked || unasked.getAndDecrement() > 0)) {
            looks.decrementAndGet();
            return true;
        }
        if (closedNanos == 0) {
            closedNanos = now;
        }
        HopHooks.follow(false, asked || timing.get() > 0);
        return false;
    }

    @Override
    public @Nullable Object submits(Object executor, Object task, long entered) {
        if (!mayLook(entered) || !mayHop(task)) {
            return null;
        }
        Thread thread = Thread.currentThread();
        Lane lane = lanes.of(thread);
        if (lane == null) {
            notFollowed.incrementAndGet();
            return null;
        }
        if (lane.submits) {
            return null; // an executor that hands on what it was given
        }
        Object inner = innermost(task);
        HopCode code = codes.of(inner.getClass(), executor, isDependent(task), form(task));
        if (code == null || code.state == HopCode.State.LEFT) {
            return null;
        }
        boolean open = code.state == HopCode.State.OPEN;
        if (!open && !asked) {
            code.glimpsedNanos = entered;
            return null; // told already, and this turn does not count
        }
        if (lane.executor(thread, this::executorOf) != executor) {
            code.others.incrementAndGet();
            return null;
        }
        if (open) {
            asked = true; // nobody had asked for it yet: from now on all submissions of this turn are looked at
        }
        long number = code.hops.incrementAndGet();
        Run giver = lane.run;
        if (giver == null) {
            giver = new Run(null, lane, null, "");
            lane.run = giver;
        }
        name(code, giver, inner, number);
        boolean timed = number <= TIMED || number % ONE_IN == 0;
        Hop hop = new Hop(task, code, giver, entered);
        hop.timed = timed && fly(task, hop, entered);
        pair(giver, hop, entered);
        lane.submits = true;
        hop.handedNanos = System.nanoTime();
        return hop;
    }

    /** Who gives it, and at its time once a stack and which line wants it. */
    private void name(HopCode code, Run giver, Object inner, long number) {
        if (!giver.code.isEmpty()) {
            code.givenBy(giver.code);
        } else if (number <= GIVERS_READ) {
            Frame begins = TaskFrames.first(shapes.callers(FRAMES));
            if (begins != null) {
                code.givenBy(begins.className() + "." + begins.method());
                code.givenBy(begins.className());
            }
        }
        if (code.library && !code.itself) {
            Object giving = giver.get();
            code.itself = giving != null && innermost(giving) == inner;
        }
        if (number == SUSPECT) {
            code.workedBy(Thread.currentThread());
            code.suspect(shapes.callers(FRAMES), giver.code);
            wanted.accept(code.code);
            if (!giver.code.isEmpty()) {
                wanted.accept(giver.code);
            }
        }
    }

    private void pair(Run giver, Hop hop, long now) {
        Hop before = giver.last;
        giver.last = hop.timed ? hop : null;
        if (!hop.timed) {
            return;
        }
        hop.code.paired.incrementAndGet();
        if (before != null && before.endNanos == 0) {
            hop.code.atOnce.incrementAndGet();
        } else if (before != null) {
            before.code.rests.add(now - Math.max(before.exitNanos, before.endNanos));
        }
    }

    @Override
    public void submitted(Object handed, long now) {
        Hop hop = (Hop) handed;
        Run giver = hop.giver;
        giver.lane.submits = false;
        hop.exitNanos = now;
        if (hop.timed && !hop.inside) {
            hop.code.submits.add(now - hop.handedNanos);
        }
        giver.besides += System.nanoTime() - hop.enteredNanos; // what was looked at meanwhile is no work of its
    }

    @Override
    public @Nullable Object begins(Object task, @Nullable Object inner) {
        boolean flying = timing.get() > 0;
        if (!flying && !mayLook(System.nanoTime())) {
            return null;
        }
        Lane lane = lanes.of(Thread.currentThread());
        if (lane == null) {
            notFollowed.incrementAndGet();
            return null;
        }
        Run outer = lane.run;
        if (outer != null && outer.refersTo(task)) {
            outer.besides = 0;
            outer.startNanos = System.nanoTime();
            return null; // the same task, one method further in
        }
        if (outer != null && outer.depth >= NESTED) {
            outer = null; // ends that were not seen
        }
        Hop hop = flying ? land(task) : null;
        if (hop == null && flying && inner != null) {
            hop = land(inner);
        }
        Run run = new Run(task, lane, outer, codes.name(innermost(task).getClass()));
        if (hop != null) {
            hop.inside = hop.giver.lane == lane && hop.exitNanos == 0;
            if (hop.inside) {
                hop.code.hops.decrementAndGet(); // a pool that is full has the task run by who brings it
            }
            run.hop = hop;
        }
        lane.run = run;
        run.startNanos = System.nanoTime();
        return run;
    }

    @Override
    public void ends(Object told, long now) {
        Run run = (Run) told;
        run.lane.run = run.outer;
        finish(run, now);
    }

    @Override
    public void woke(long since) {
        Lane lane = lanes.of(Thread.currentThread());
        if (lane != null && lane.run != null) {
            lane.run.besides += System.nanoTime() - since;
        }
    }

    @Override
    public void over(Object task, long now) {
        Lane lane = lanes.of(Thread.currentThread());
        Run run = lane == null ? null : lane.run;
        while (run != null && !run.refersTo(task)) {
            run = run.outer;
        }
        if (lane != null && run != null) {
            lane.run = run.outer;
            finish(run, now);
        }
    }

    private static void finish(Run run, long now) {
        Hop hop = run.hop;
        if (hop != null) {
            hop.endNanos = now;
            if (!hop.inside) {
                hop.code.works.add(now - run.startNanos - run.besides);
            }
        }
        Hop last = run.last;
        if (last != null) {
            last.code.rests.add(now - Math.max(last.exitNanos, last.endNanos));
        }
    }

    /** Whether it is a task that a caller inside the pool could as well have run itself: no timer and no fork. */
    private static boolean mayHop(Object task) {
        if (task instanceof RunnableScheduledFuture<?> scheduled) {
            return !scheduled.isPeriodic() && scheduled.getDelay(TimeUnit.NANOSECONDS) <= 0;
        }
        return !(task instanceof ForkJoinTask)
                || task instanceof AsynchronousCompletionTask
                || task.getClass().getName().startsWith("java.util.concurrent.ForkJoinTask$");
    }

    /** Whether it is a dependent stage, which whoever completes the stage before it hands over. */
    private static boolean isDependent(Object task) {
        return task instanceof AsynchronousCompletionTask
                && task.getClass().getName().startsWith(FUTURES_OWN)
                && !task.getClass().getName().startsWith(FUTURES_OWN + "Async");
    }

    private static HopCost.Form form(Object task) {
        if (task instanceof AsynchronousCompletionTask) {
            return HopCost.Form.STAGE;
        }
        return task instanceof FutureTask ? HopCost.Form.FUTURE : HopCost.Form.PLAIN;
    }

    private @Nullable Object executorOf(Thread thread) {
        // A ThreadPerTaskExecutor is the container of its threads, virtual or not (19 and newer).
        if (container.of(thread) instanceof Executor own) {
            return own;
        }
        return Hooks.isVirtual(thread) ? null : poolOf.apply(thread);
    }

    private Object innermost(Object task) {
        Object inner = task;
        for (int i = 0; i < DEPTH; i++) {
            Object next = functions.get(inner.getClass()) instanceof Field field
                    ? JdkObjects.read(field, inner)
                    : unwrap.apply(inner);
            if (next == null) {
                return inner;
            }
            inner = next;
        }
        return inner;
    }

    /** The field with the function of one of CompletableFuture's own tasks (17, 21, 25), or none for another task. */
    private static Object function(Class<?> type) {
        for (Class<?> own = type; own != null && own.getName().startsWith(FUTURES_OWN); own = own.getSuperclass()) {
            try {
                Field field = own.getDeclaredField("fn");
                if (field.trySetAccessible()) {
                    return field;
                }
            } catch (NoSuchFieldException | RuntimeException inherited) {
                // looked for in the class that it extends
            }
        }
        return ""; // a value of the JDK's own: the class keeps it for good
    }

    private boolean fly(Object task, Hop hop, long now) {
        int hash = System.identityHashCode(task);
        for (int i = 0; i < PROBES; i++) {
            int slot = (hash + i) & (IN_FLIGHT - 1);
            Hop before = inFlight.get(slot);
            if (before == null || isStale(before, now)) {
                if (inFlight.compareAndSet(slot, before, hop)) {
                    if (before == null) {
                        timing.incrementAndGet();
                    }
                    return true;
                }
            }
        }
        return false; // counted, not timed
    }

    private @Nullable Hop land(Object task) {
        int hash = System.identityHashCode(task);
        for (int i = 0; i < PROBES; i++) {
            int slot = (hash + i) & (IN_FLIGHT - 1);
            Hop hop = inFlight.get(slot);
            if (hop != null && hop.refersTo(task) && inFlight.compareAndSet(slot, hop, null)) {
                timing.decrementAndGet();
                return hop;
            }
        }
        return null;
    }

    private static boolean isStale(Hop hop, long now) {
        return hop.refersTo(null) || now - hop.enteredNanos >= STALE_NANOS;
    }

    private void forgetStale(long now) {
        for (int i = 0; i < IN_FLIGHT; i++) {
            Hop hop = inFlight.get(i);
            if (hop != null && isStale(hop, now) && inFlight.compareAndSet(i, hop, null)) {
                timing.decrementAndGet();
            }
        }
    }
}
