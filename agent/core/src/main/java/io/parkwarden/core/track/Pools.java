/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.track;

import io.parkwarden.core.config.PoolRule;
import io.parkwarden.detectors.PoolNames;
import io.parkwarden.detectors.StackReading;
import io.parkwarden.model.Intent;
import io.parkwarden.model.Pool;
import io.parkwarden.model.PoolKind;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.ConcurrentModificationException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Delayed;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The pools of the application: whose worker a thread is, and the pool's state without taking any of its locks, so a
 * number may be a few tasks off. Any thread may ask; {@link #sample} is for the agent's thread alone. Holds the pools
 * weakly and at most {@value #LIMIT} of them.
 */
public final class Pools {
    private static final int LIMIT = 2_000;

    /** Until one of its workers has waited, a pool may have no name. */
    private static final String UNNAMED = "pool";

    private static final OwnerCounts.Counts UNKNOWN = new OwnerCounts.Counts(-1, -1, -1);
    private static final int PERIOD_MILLIS = 30;
    private static final int DUE_LIMIT = 64;
    private static final int ACTIVE_LIMIT = 512;

    /** A state is good for so many times what it took to make, and for so long at most. */
    private static final int GOOD_FOR_TIMES = 100;

    private static final long GOOD_FOR_NANOS = 10_000_000;

    private final CopyOnWriteArrayList<Known> known = new CopyOnWriteArrayList<>();
    private final List<PoolRule> rules;
    private final JdkFields fields;
    private final Runnable onFirst;
    private final AtomicLong overlooked = new AtomicLong();
    private final TaskOwners owners;
    private volatile boolean noticed;

    /** A pool and its state over the last seconds. */
    private static final class Known {
        final WeakReference<Object> pool;
        volatile @Nullable Pool last;
        final long[] sampledMillis = new long[64];
        final Pool[] samples = new Pool[64];
        int next;
        volatile @Nullable Fresh fresh;
        volatile boolean standsStill;

        Known(Object pool) {
            this.pool = new WeakReference<>(pool);
        }
    }

    /** A state that was made a moment ago. */
    private record Fresh(Pool state, long untilNanos) {}

    /**
     * @param rules what the user says of pools
     * @param fields the JDK's private fields
     * @param onFirst called when the first pool is known
     */
    Pools(List<PoolRule> rules, JdkFields fields, Runnable onFirst) {
        this.rules = rules;
        this.fields = fields;
        this.owners = new TaskOwners(fields);
        this.onFirst = onFirst;
    }

    /** For this feature release; calls {@code onFirst} when the first pool is known. */
    public Pools(List<PoolRule> rules, int jdk, Runnable onFirst) {
        this(rules, new JdkFields(jdk), onFirst);
    }

    /** JDK fields that could not be read, which leaves pools of ThreadPoolExecutors unknown. */
    public List<String> missing() {
        return fields.missing();
    }

    /** The executor whose worker this thread is: a JDK one, or an object that runs tasks on it; null if there is none. */
    @Nullable
    Object poolOf(Thread thread) {
        if (thread instanceof ForkJoinWorkerThread worker) {
            return worker.getPool();
        }
        ThreadPoolExecutor direct = fields.poolOf(thread);
        Object found = direct != null ? direct : search(thread);
        return found != null ? found : owners.of(thread);
    }

    /** The object that runs tasks on this thread and is no executor of the JDK's; null if there is none. */
    @Nullable
    Object loopOf(Thread thread) {
        return fields.poolOf(thread) != null ? null : owners.of(thread);
    }

    /** For thread factories that wrap the worker: the executor that counts this thread among its workers. */
    private @Nullable Object search(Thread thread) {
        for (Known entry : known) {
            if (entry.pool.get() instanceof ThreadPoolExecutor executor && hasWorker(executor, thread)) {
                return executor;
            }
        }
        return null;
    }

    private boolean hasWorker(ThreadPoolExecutor executor, Thread thread) {
        Iterable<?> workers = fields.workers(executor);
        if (workers == null) {
            return false;
        }
        try {
            for (Object worker : workers) {
                if (fields.thread(worker) == thread) {
                    return true;
                }
            }
        } catch (ConcurrentModificationException grewMeanwhile) {
            return false; // found at the next wait
        }
        return false;
    }

    /** The pool has added a worker, or one of its workers has waited. */
    void know(Object pool) {
        if (entry(pool) != null) {
            return;
        }
        if (known.size() < LIMIT) {
            known.add(new Known(pool));
            notice();
        } else {
            overlooked.incrementAndGet();
        }
    }

    /** A thread was seen that serves others: a worker, or a loop that is of no pool. */
    void notice() {
        if (!noticed) {
            noticed = true;
            onFirst.run();
        }
    }

    /** Finds the pools of all threads that live already. */
    public void discover() {
        for (Thread thread : LoadedThreads.all()) {
            Object pool = poolOf(thread);
            if (pool != null) {
                know(pool);
            }
        }
    }

    /** Tasks in the queue of a scheduled executor, due or not, at most so many; empty for other executors. */
    List<Object> delayed(ThreadPoolExecutor pool) {
        Object[] heap = fields.delayed(pool.getQueue());
        List<Object> tasks = new ArrayList<>();
        for (int i = 0; heap != null && i < Math.min(heap.length, DUE_LIMIT) && heap[i] != null; i++) {
            tasks.add(heap[i]);
        }
        return tasks;
    }

    /** The future that this task of a queue completes, or null if it is none that the JDK made. */
    @Nullable
    Object futureOf(Object task) {
        return fields.futureOf(task);
    }

    /**
     * A pool, held for the time of a call.
     *
     * @param state at the last sample
     * @param standsStill whether its workers are known to wait for its own queue
     */
    record Live(Object pool, Pool state, boolean standsStill) {}

    /** The JDK's pools that still exist and were sampled. */
    List<Live> live() {
        List<Live> live = new ArrayList<>();
        for (Known entry : known) {
            Object pool = entry.pool.get();
            Pool last = entry.last;
            boolean jdk = pool instanceof ThreadPoolExecutor || pool instanceof ForkJoinPool;
            if (pool != null && jdk && last != null) {
                live.add(new Live(pool, last, entry.standsStill));
            }
        }
        return live;
    }

    /** Gives a ForkJoinPool its name, which only its workers tell, if it has none yet. */
    void name(Live live, @Nullable Thread worker) {
        if (worker == null || !live.state().name().equals(UNNAMED)) {
            return;
        }
        for (Known entry : known) {
            if (entry.pool.get() == live.pool()) {
                entry.last = state(live.pool(), worker, null, null);
            }
        }
    }

    /** Notes which pools stand still, so that what is lost in them is not told once more. */
    void standStill(Predicate<Object> proven) {
        for (Known entry : known) {
            Object pool = entry.pool.get();
            entry.standsStill = pool != null && proven.test(pool);
        }
    }

    /** Whether any pool or event loop was seen. */
    public boolean any() {
        return noticed;
    }

    /**
     * Notes the state of every pool, and forgets those that were collected. Only the agent's thread calls it.
     *
     * @return whether any of them has something to do
     */
    public boolean sample(long atMillis) {
        boolean works = false;
        if (known.size() >= LIMIT) {
            known.removeIf(entry -> entry.pool.refersTo(null)); // they were kept for their names only
        }
        for (Known entry : known) {
            Object pool = entry.pool.get();
            if (pool == null) {
                if (entry.last == null) {
                    known.remove(entry);
                }
                continue;
            }
            Pool before = entry.last;
            Pool now = state(pool, before == null ? anyThread(pool) : null, before, null);
            Pool state = before != null && now.equals(before)
                    ? before
                    : now; // 64 samples of 2,000 idle pools are not worth 10 MB
            works |= state.active() > 0 || state.queued() > 0;
            synchronized (entry) {
                entry.last = state;
                entry.sampledMillis[entry.next] = atMillis;
                entry.samples[entry.next] = state;
                entry.next = (entry.next + 1) % entry.samples.length;
            }
        }
        return works;
    }

    /** The pools that were seen, as they were last. */
    public List<Pool> all() {
        Map<String, Pool> byName = new LinkedHashMap<>();
        for (Known entry : known) {
            Pool last = entry.last;
            if (last != null) {
                byName.put(last.name() + "|" + last.kind(), last);
            }
        }
        return List.copyOf(byName.values());
    }

    /** Pools for which there was no room. */
    public long overlooked() {
        return overlooked.get();
    }

    /** The pool's state now, asked for one of its workers, or for none. */
    Pool now(Object pool, @Nullable Thread worker) {
        return now(pool, worker, null);
    }

    /**
     * The pool's state now, asked for one of its workers.
     *
     * @param runner what runs the tasks, if that is known from the worker's stack
     */
    Pool now(Object pool, @Nullable Thread worker, StackReading.@Nullable Runner runner) {
        Thread asked = worker == null ? anyThread(pool) : worker;
        Pool state = state(pool, asked, null, runner);
        for (Known entry : known) {
            Pool last = entry.last;
            if (entry.pool.get() == pool && (last == null || last.name().equals(UNNAMED))) {
                entry.last = runner != null && isOnTop(pool, runner) ? state(pool, asked, null, null) : state;
            }
        }
        return state;
    }

    /**
     * The pool's state now or a moment ago, asked for one of its workers. Counting the busy ones of hundreds of workers takes tens of
     * microseconds; where thousands of them wait in a second, one count serves many.
     *
     * @param runner what runs the tasks, if that is known from the worker's stack
     */
    Pool lately(Object pool, Thread worker, StackReading.@Nullable Runner runner) {
        Known entry = pool instanceof ThreadPoolExecutor ? entry(pool) : null;
        if (entry == null) {
            return now(pool, worker, runner);
        }
        long begin = System.nanoTime();
        Fresh fresh = entry.fresh;
        if (fresh != null && fresh.untilNanos() - begin > 0) {
            return fresh.state();
        }
        Pool state = now(pool, worker, runner);
        long end = System.nanoTime();
        entry.fresh = new Fresh(state, end + Math.min((end - begin) * GOOD_FOR_TIMES, GOOD_FOR_NANOS));
        return state;
    }

    private @Nullable Known entry(Object pool) {
        for (Known entry : known) {
            if (entry.pool.get() == pool) {
                return entry;
            }
        }
        return null;
    }

    /** What is known of a thread that runs tasks of something that is no JDK executor; null if nothing. */
    @Nullable
    Pool unseen(StackReading.@Nullable Runner runner, @Nullable Thread worker, String threadName) {
        if (runner == null || (runner.kind() == PoolKind.OTHER && worker == null)) {
            return null;
        }
        Pool pool = foreign(PoolNames.of(threadName), runner, UNKNOWN);
        return declared(LibraryPools.recognise(pool, null, worker, threadName), worker, runner.className());
    }

    /** Of tasks that something else runs on the pool's threads, the pool's own queue tells nothing. */
    private OwnerCounts.Counts counts(Object pool, StackReading.Runner runner) {
        return isOnTop(pool, runner) ? UNKNOWN : OwnerCounts.of(pool, fields);
    }

    private static boolean isOnTop(Object pool, StackReading.Runner runner) {
        return runner.kind() == PoolKind.ELASTIC && !TaskOwners.isPartOf(runner.className(), pool);
    }

    private static Pool foreign(String name, StackReading.Runner runner, OwnerCounts.Counts counts) {
        Intent intent = switch (runner.kind()) {
            case EVENT_LOOP -> Intent.EVENT_LOOP;
            case OTHER -> Intent.COMPUTE;
            default -> Intent.BLOCKING;
        };
        return new Pool(name, runner.kind(), intent, false, counts.size(), counts.width(), -1, counts.queued());
    }

    /**
     * An executor that lent its thread to an event loop is one, and one that a library made runs some tasks for waiting
     * beside others, unless the user says otherwise.
     */
    static @Nullable Pool seenAs(@Nullable Pool state, StackReading.@Nullable Runner runner) {
        if (state == null || runner == null || state.declared()) {
            return state;
        }
        if (runner.kind() == PoolKind.EVENT_LOOP) {
            return LibraryPools.as(state, PoolKind.EVENT_LOOP, Intent.EVENT_LOOP);
        }
        return runner.kind() == PoolKind.ELASTIC && state.kind() == PoolKind.OTHER
                ? foreign(state.name(), runner, UNKNOWN)
                : state;
    }

    /** Whether the user says of this thread, by its name or the class of it or its Runnable, that it serves others. */
    boolean declares(Thread thread) {
        if (rules.isEmpty()) {
            return false;
        }
        Object task = fields.taskOf(thread);
        Intent intent = declared(
                ThreadNames.of(thread),
                thread,
                task == null ? "" : task.getClass().getName());
        return intent == Intent.EVENT_LOOP || intent == Intent.COMPUTE;
    }

    /** What the user says of a thread with this name or class that runs code of this class; null if nothing. */
    @Nullable
    Intent declared(String threadName, @Nullable Thread thread, String className) {
        PoolRule rule = rule(PoolNames.of(threadName), thread, className);
        return rule == null ? null : rule.intent();
    }

    /** The pool that had threads of such a name, for a worker that has ended meanwhile; null if there is none. */
    @Nullable
    Pool remembered(String threadName, long fromMillis, long toMillis) {
        String name = PoolNames.of(threadName);
        Pool atAnyTime = null;
        for (Known entry : known) {
            Pool last = entry.last;
            if (last != null && last.name().equals(name)) {
                Pool then = fullest(entry, fromMillis, toMillis);
                if (then != null) {
                    return then;
                }
                atAnyTime = last;
            }
        }
        return atAnyTime;
    }

    /** The sample with the longest queue about this interval, or null if there is none: for waits told late. */
    @Nullable
    Pool during(Object pool, long fromMillis, long toMillis) {
        Known entry = entry(pool);
        return entry == null ? null : fullest(entry, fromMillis, toMillis);
    }

    private static @Nullable Pool fullest(Known entry, long fromMillis, long toMillis) {
        Pool fullest = null;
        synchronized (entry) {
            for (int i = 0; i < entry.samples.length; i++) {
                Pool sample = entry.samples[i];
                if (sample != null
                        && entry.sampledMillis[i] >= fromMillis - PERIOD_MILLIS
                        && entry.sampledMillis[i] <= toMillis + PERIOD_MILLIS
                        && (fullest == null || sample.queued() > fullest.queued())) {
                    fullest = sample;
                }
            }
        }
        return fullest;
    }

    private Pool state(
            Object pool, @Nullable Thread worker, @Nullable Pool before, StackReading.@Nullable Runner runner) {
        String threadName = worker == null ? null : ThreadNames.of(worker);
        Pool state;
        if (pool instanceof ForkJoinPool forkJoin) {
            state = state(forkJoin, name(threadName, before, forkJoin == ForkJoinPool.commonPool()));
        } else if (pool instanceof ThreadPoolExecutor executor) {
            state = state(executor, name(threadName, before, false));
        } else {
            StackReading.Runner known = runner == null
                    ? new StackReading.Runner(PoolKind.OTHER, pool.getClass().getName(), "")
                    : runner;
            state = foreign(name(threadName, before, false), known, counts(pool, known));
        }
        if (worker != null) {
            state = LibraryPools.recognise(state, pool, worker, ThreadNames.of(worker));
        } else if (before != null) {
            state = new Pool(
                    state.name(),
                    before.kind(),
                    before.intent(),
                    before.declared(),
                    state.size(),
                    state.width(),
                    state.active(),
                    state.queued());
        }
        return declared(state, worker, pool.getClass().getName());
    }

    private Pool declared(Pool state, @Nullable Thread worker, String className) {
        PoolRule rule = rule(state.name(), worker, className);
        return rule == null ? state : state.declaredAs(rule.intent());
    }

    private @Nullable PoolRule rule(String name, @Nullable Thread worker, String className) {
        for (PoolRule rule : rules) {
            if (rule.matches(name)
                    || rule.matches(className)
                    || (worker != null && rule.matches(worker.getClass().getName()))) {
                return rule;
            }
        }
        return null;
    }

    private static Pool state(ForkJoinPool pool, String name) {
        boolean common = pool == ForkJoinPool.commonPool();
        long queued = pool.getQueuedSubmissionCount() + pool.getQueuedTaskCount();
        return new Pool(
                name,
                common ? PoolKind.COMMON : PoolKind.FORK_JOIN,
                Intent.COMPUTE,
                false,
                pool.getPoolSize(),
                pool.getParallelism(),
                pool.getActiveThreadCount(),
                (int) Math.min(queued, Integer.MAX_VALUE));
    }

    private Pool state(ThreadPoolExecutor pool, String name) {
        BlockingQueue<Runnable> queue = pool.getQueue();
        int width = width(pool, queue);
        PoolKind kind = kind(pool, queue, width);
        int size = fields.workers(pool) instanceof Set<?> workers ? workers.size() : -1;
        int queued = queued(queue);
        int active = queued > size || size > ACTIVE_LIMIT ? size : active(pool, size);
        return new Pool(
                name,
                kind,
                kind == PoolKind.CACHED ? Intent.BLOCKING : Intent.COMPUTE,
                false,
                size,
                width,
                active,
                withoutWorker(queued, active < 0 ? 0 : size - active));
    }

    private static PoolKind kind(ThreadPoolExecutor pool, BlockingQueue<Runnable> queue, int width) {
        if (pool instanceof ScheduledThreadPoolExecutor) {
            return PoolKind.SCHEDULED;
        }
        if (queue instanceof SynchronousQueue && width == Integer.MAX_VALUE) {
            return PoolKind.CACHED;
        }
        return width == 1 ? PoolKind.SINGLE : PoolKind.FIXED;
    }

    /** With a queue that never fills, no thread is added beyond the core size. */
    private static int width(ThreadPoolExecutor pool, BlockingQueue<Runnable> queue) {
        boolean endless = pool instanceof ScheduledThreadPoolExecutor
                || queue instanceof PriorityBlockingQueue
                || queue instanceof LinkedTransferQueue
                || (queue instanceof LinkedBlockingQueue
                        && (long) queue.size() + queue.remainingCapacity() >= Integer.MAX_VALUE);
        return endless ? Math.max(1, pool.getCorePoolSize()) : pool.getMaximumPoolSize();
    }

    /** Tasks that could run now, or -1 if only a locked look would tell. */
    private int queued(BlockingQueue<Runnable> queue) {
        if (queue instanceof LinkedBlockingQueue) {
            return queue.size(); // an atomic counter
        }
        if (queue instanceof SynchronousQueue) {
            return 0;
        }
        Object[] delayed = fields.delayed(queue);
        return delayed != null ? due(delayed, fields.delayedCount(queue)) : fields.count(queue);
    }

    /** Tasks of a scheduled executor whose time has come; counted up to a limit. */
    private static int due(Object[] heap, int count) {
        int due = 0;
        for (int i = 0; i < Math.min(Math.min(count, heap.length), DUE_LIMIT); i++) {
            if (heap[i] instanceof Delayed task && task.getDelay(TimeUnit.NANOSECONDS) <= 0) {
                due++;
            }
        }
        return due;
    }

    /** An idle worker that is about to take a task is late by as much as the machine is busy, and by no other task. */
    private static int withoutWorker(int queued, int idle) {
        return queued <= 0 || idle <= 0 ? queued : Math.max(0, queued - idle);
    }

    /**
     * Workers that hold their own lock run a task: {@code ThreadPoolExecutor$Worker.isLocked}. With more tasks queued
     * than there are workers nobody is idle for long, and beyond the limit counting would cost too much.
     */
    private int active(ThreadPoolExecutor pool, int size) {
        Iterable<?> workers = fields.workers(pool);
        if (workers == null) {
            return -1;
        }
        int active = 0;
        try {
            for (Object worker : workers) {
                if (fields.runsTask(worker)) {
                    active++;
                }
            }
        } catch (ConcurrentModificationException grewMeanwhile) {
            return size;
        }
        return active;
    }

    private @Nullable Thread anyThread(Object pool) {
        Iterable<?> workers = pool instanceof ThreadPoolExecutor executor ? fields.workers(executor) : null;
        if (workers == null) {
            return null;
        }
        try {
            for (Object worker : workers) {
                Thread thread = fields.thread(worker);
                if (thread != null) {
                    return thread;
                }
            }
        } catch (ConcurrentModificationException grewMeanwhile) {
            return null; // named at the next sample
        }
        return null;
    }

    private static String name(@Nullable String threadName, @Nullable Pool before, boolean common) {
        if (common) {
            return "commonPool";
        }
        if (threadName != null) {
            return PoolNames.of(threadName);
        }
        return before == null ? UNNAMED : before.name();
    }
}
