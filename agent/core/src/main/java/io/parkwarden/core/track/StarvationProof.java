/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.track;

import io.parkwarden.core.instrument.Signals;
import io.parkwarden.model.Site;
import java.lang.management.ThreadInfo;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.FutureTask;
import java.util.concurrent.locks.AbstractOwnableSynchronizer;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Proves that pools stand still. A worker is stuck if what it waits for can only come from a task in the queue of a pool
 * whose workers are all stuck, or from a stuck worker. The set is found from above: all workers whose wait is known are
 * taken for stuck, and who can go on is taken out until nothing changes; what is left waits for itself. So cycles over
 * any number of pools, locks held by stuck workers and futures of running tasks need no case of their own. A wait whose
 * origin is not known counts as one that ends. One object per proof, used by the agent's thread and let go of.
 */
final class StarvationProof {
    private static final int DEEP = 64;

    /** A worker that waits inside a task and did so at the look before. Compared by identity, as what it holds is. */
    static final class Waiter {
        final Thread thread;
        final Object pool;
        final @Nullable Object blocker;
        final Thread.State state;

        Waiter(Thread thread, Object pool, @Nullable Object blocker, Thread.State state) {
            this.thread = thread;
            this.pool = pool;
            this.blocker = blocker;
            this.state = state;
        }
    }

    /**
     * What a waiter waits for.
     *
     * @param pool the pool in whose queue the task is; null if it runs or is a lock
     * @param runner the waiter that runs the task or holds the lock; null if the task is queued
     * @param sure whether the JDK's structure says so, rather than a captured variable
     * @param what the same in words, without the pool
     * @param code what the task runs; null if it runs or is a lock
     * @param submitted where the task comes from, as the end of a sentence; empty if that was not seen
     */
    record Link(
            @Nullable Object pool,
            @Nullable Waiter runner,
            boolean sure,
            String what,
            @Nullable String code,
            String submitted) {}

    private final JdkObjects objects;
    private final QueuedTasks queues;
    private final TaskCode codes;
    private final Signals signals;
    private final SubmissionSites sites;
    private final List<Waiter> waiters;
    private final IdentityHashMap<Thread, Waiter> byThread = new IdentityHashMap<>();
    private final IdentityHashMap<Object, List<Waiter>> byBlocker = new IdentityHashMap<>();
    private final Map<Waiter, List<Link>> links = new HashMap<>();
    private final IdentityHashMap<Object, List<Waiter>> byPool = new IdentityHashMap<>();

    StarvationProof(JdkObjects objects, TaskCode codes, Signals signals, SubmissionSites sites, List<Waiter> waiters) {
        this.objects = objects;
        this.codes = codes;
        this.signals = signals;
        this.sites = sites;
        this.queues = new QueuedTasks(objects);
        this.waiters = waiters;
        for (Waiter waiter : waiters) {
            byThread.put(waiter.thread, waiter);
            byPool.computeIfAbsent(waiter.pool, pool -> new ArrayList<>()).add(waiter);
            if (waiter.blocker != null) {
                byBlocker
                        .computeIfAbsent(waiter.blocker, blocker -> new ArrayList<>())
                        .add(waiter);
            }
        }
    }

    /**
     * Looks what the waiters wait for.
     *
     * @param saturated pools all of whose workers are among the waiters, with tasks in the queue
     * @param runs whether the waiter's stack shows that it runs this code: such a queued task would wait as well
     */
    void look(Iterable<Object> saturated, BiPredicate<Waiter, String> runs) {
        TaskGraph graph = new TaskGraph(objects);
        round(graph, saturated, runs);
        if (graph.needsSecondRound()) {
            links.clear();
            round(graph, saturated, runs);
        }
        for (Waiter waiter : waiters) {
            running(waiter);
        }
    }

    private void round(TaskGraph graph, Iterable<Object> saturated, BiPredicate<Waiter, String> runs) {
        for (Object pool : saturated) {
            List<Object> tasks = queues.of(pool);
            for (int i = 0; i < tasks.size(); i++) {
                boolean deep = i < DEEP || i >= tasks.size() - DEEP;
                for (TaskGraph.Link link : graph.links(tasks.get(i), byBlocker, deep)) {
                    String place = "place " + (i + 1) + " of " + tasks.size();
                    for (Waiter waiter : byBlocker.getOrDefault(link.target(), List.of())) {
                        connect(waiter, pool, tasks.get(i), link, place, runs);
                    }
                }
            }
        }
    }

    private void connect(
            Waiter waiter,
            Object pool,
            Object task,
            TaskGraph.Link link,
            String place,
            BiPredicate<Waiter, String> runs) {
        boolean sure = link.way() == TaskGraph.Way.STRUCTURE;
        if (!sure && waiter.blocker instanceof FutureTask) {
            return; // this task only knows it; who runs it holds it as a Runnable
        }
        Object body = sure || link.code() == null ? innermost(objects, task) : link.code();
        String code = codes.of(body);
        if (!sure && !signals(waiter, body, code, runs)) {
            return;
        }
        links.computeIfAbsent(waiter, w -> new ArrayList<>())
                .add(new Link(
                        pool,
                        null,
                        sure,
                        awaited(waiter) + "task " + code + ", " + place + " in the queue",
                        code,
                        submitted(task, code)));
    }

    /** What the waiter is parked on, as the begin of a phrase. */
    private static String awaited(Waiter waiter) {
        String name = waiter.blocker == null ? "" : waiter.blocker.getClass().getName();
        if (name.endsWith("CompletableFuture$Signaller")) {
            return "a CompletableFuture of ";
        }
        if (waiter.blocker instanceof FutureTask) {
            return "the FutureTask of ";
        }
        if (name.startsWith("java.util.concurrent.CountDownLatch$")
                || name.startsWith("java.util.concurrent.Semaphore$")) {
            return "a " + name.substring("java.util.concurrent.".length(), name.indexOf('$')) + " that is known to ";
        }
        return "";
    }

    private String submitted(Object task, String code) {
        Site site = sites.of(task);
        if (site != null) {
            return ", submitted at " + site;
        }
        Site likewise = sites.ofCode(code);
        return likewise == null ? "" : ", such tasks are submitted at " + likewise;
    }

    /** Whether this code, which knows what the waiter waits for, is seen to end such a wait and does not wait itself. */
    private boolean signals(Waiter waiter, Object body, String code, BiPredicate<Waiter, String> runs) {
        return waiter.blocker != null
                && signals.mayEnd(
                        body.getClass(), code, waiter.blocker.getClass().getName())
                && !runs.test(waiter, code);
    }

    /** The application's code in a task: below FutureTask, adapters and CompletableFuture's own tasks. */
    static Object innermost(JdkObjects objects, Object task) {
        Object inner = task;
        for (int i = 0; i < 8; i++) {
            Object next = null;
            for (String field : new String[] {"fn", "callable", "runnable", "task"}) {
                next = next == null && JdkObjects.isBoot(inner.getClass()) ? objects.get(inner, field) : next;
            }
            if (next == null) {
                return inner;
            }
            inner = next;
        }
        return inner;
    }

    /** Waits for a task that runs on another worker, and for a lock that one holds. */
    private void running(Waiter waiter) {
        Object runner = null;
        String what = "";
        if (waiter.blocker instanceof FutureTask && !links.containsKey(waiter)) {
            runner = objects.get(waiter.blocker, "runner");
            what = "a task that runs on ";
        } else if (waiter.blocker instanceof AbstractOwnableSynchronizer) {
            runner = objects.get(waiter.blocker, "exclusiveOwnerThread");
            what = "a lock held by ";
        } else if (waiter.state == Thread.State.BLOCKED) {
            runner = monitorOwner(waiter.thread);
            what = "a monitor held by ";
        }
        Waiter other = runner instanceof Thread thread ? byThread.get(thread) : null;
        if (other != null && other != waiter) {
            links.computeIfAbsent(waiter, w -> new ArrayList<>())
                    .add(new Link(null, other, true, what + ThreadNames.of(other.thread), null, ""));
        }
    }

    private @Nullable Thread monitorOwner(Thread thread) {
        ThreadInfo info = ThreadCounters.of(thread);
        long owner = info == null ? -1 : info.getLockOwnerId();
        for (Waiter waiter : waiters) {
            if (owner > 0 && waiter.thread.getId() == owner) {
                return waiter.thread;
            }
        }
        return null;
    }

    /**
     * The pools that stand still.
     *
     * @param saturated as for {@link #look}
     * @param sureOnly whether only what the JDK's structure says counts
     */
    Set<Object> stuckPools(Iterable<Object> saturated, boolean sureOnly) {
        Set<Waiter> stuck = new HashSet<>();
        for (Map.Entry<Waiter, List<Link>> entry : links.entrySet()) {
            if (!sureOnly || entry.getValue().stream().anyMatch(Link::sure)) {
                stuck.add(entry.getKey());
            }
        }
        Set<Object> pools = Collections.newSetFromMap(new IdentityHashMap<>());
        saturated.forEach(pools::add);
        boolean changed = true;
        while (changed) {
            changed = pools.removeIf(pool -> !stuck.containsAll(byPool.getOrDefault(pool, List.of())));
            changed |= stuck.removeIf(waiter -> !isStuck(waiter, stuck, pools, sureOnly));
        }
        pools.removeIf(pool -> byPool.getOrDefault(pool, List.of()).isEmpty());
        return pools;
    }

    /** One sure way that is barred is enough; of mere possibilities all must be. */
    private boolean isStuck(Waiter waiter, Set<Waiter> stuck, Set<Object> pools, boolean sureOnly) {
        boolean all = true;
        boolean any = false;
        for (Link link : links.getOrDefault(waiter, List.of())) {
            boolean barred = link.pool != null ? pools.contains(link.pool) : stuck.contains(link.runner);
            if (link.sure && barred) {
                return true;
            }
            any |= !link.sure;
            all &= link.sure || barred;
        }
        return !sureOnly && any && all;
    }

    /** What the waiter waits for, the surest first; null if it is not known. */
    @Nullable
    Link linkOf(Waiter waiter) {
        List<Link> known = links.getOrDefault(waiter, List.of());
        for (Link link : known) {
            if (link.sure) {
                return link;
            }
        }
        return known.isEmpty() ? null : known.get(0);
    }

    /** Whether a worker of the one pool waits for a task in the queue of the other, or for one of its workers. */
    boolean waitsForPool(Object pool, Object other) {
        for (Waiter waiter : byPool.getOrDefault(pool, List.of())) {
            Link link = linkOf(waiter);
            if (link != null && (link.pool == other || (link.runner != null && link.runner.pool == other))) {
                return true;
            }
        }
        return false;
    }

    /** The waiters of these pools, and those on which they wait. */
    List<Waiter> concerned(List<Object> pools) {
        List<Waiter> concerned = new ArrayList<>();
        for (Object pool : pools) {
            concerned.addAll(byPool.getOrDefault(pool, List.of()));
        }
        Set<Waiter> seen = new HashSet<>(concerned);
        for (int i = 0; i < concerned.size(); i++) {
            Link link = linkOf(concerned.get(i));
            if (link != null && link.runner != null && seen.add(link.runner)) {
                concerned.add(link.runner);
            }
        }
        return concerned;
    }
}
