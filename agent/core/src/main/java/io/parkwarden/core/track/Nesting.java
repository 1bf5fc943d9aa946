/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.track;

import io.parkwarden.bootstrap.Hooks;
import io.parkwarden.bootstrap.RunHooks;
import io.parkwarden.model.Confidence;
import io.parkwarden.model.Pool;
import io.parkwarden.model.PoolKind;
import io.parkwarden.model.Stack;
import io.parkwarden.model.Starvation;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadPoolExecutor;
import org.jspecify.annotations.Nullable;

/**
 * Sees at load 1 what stands still under load: a task that hands a task to its own pool and waits for it, or pools that
 * do so in a circle. A pool is watched from its first wait for a future on; from then on the last tasks that its workers
 * hand to bounded pools are remembered, weakly, and compared with the futures that they wait for. Only the very future
 * counts: who submits one thing and waits for another is sound. Application threads call; thread-safe without a lock
 * that one of them could hold long.
 */
final class Nesting {
    private static final int POOLS = 64;
    private static final int THREADS = 4_096;
    private static final int EDGES = 256;
    private static final int LAST = 8;
    private static final int LONGEST_CIRCLE = 4;

    private final Pools pools;
    private final StackShapes shapes;
    private final FactQueue facts;
    private final CopyOnWriteArrayList<WeakReference<Object>> watched = new CopyOnWriteArrayList<>();
    private final ConcurrentHashMap<Long, Ring> rings = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<String, Edge> edges = new ConcurrentHashMap<>();

    /** The last tasks that one thread has handed over. Written and read by that thread alone. */
    private static final class Ring {
        final Submission[] last = new Submission[LAST];
        int next;
    }

    /** A task that was handed over, and where if its edge was seen before. */
    private record Submission(
            WeakReference<Object> future,
            WeakReference<Object> pool,
            @Nullable Stack site) {}

    /** Workers of one pool wait for tasks that another one, or the same, runs. */
    private record Edge(
            int from,
            int to,
            Pool waits,
            Pool runs,
            String thread,
            @Nullable Stack waiting,
            @Nullable Stack submission) {
        boolean whole() {
            return waiting != null && submission != null;
        }
    }

    Nesting(Pools pools, StackShapes shapes, FactQueue facts) {
        this.pools = pools;
        this.shapes = shapes;
        this.facts = facts;
    }

    /** A worker of this pool has waited for a future: its submissions are worth looking at. */
    void waitedForFuture(Object pool) {
        if (!(pool instanceof ThreadPoolExecutor) || isWatched(pool) || watched.size() >= POOLS) {
            return;
        }
        watched.removeIf(reference -> reference.get() == null);
        watched.add(new WeakReference<>(pool));
        Hooks.watchSubmissions(true);
    }

    private boolean isWatched(Object pool) {
        for (WeakReference<Object> reference : watched) {
            if (reference.get() == pool) {
                return true;
            }
        }
        return false;
    }

    void submitted(Object pool, Object task) {
        Thread thread = Thread.currentThread();
        Object own = pools.poolOf(thread);
        if (own == null || !isWatched(own)) {
            return;
        }
        Object future = pools.futureOf(task);
        if (future == null) {
            return; // a plain task, or one that an executor has wrapped: no future to compare
        }
        Ring ring = rings.get(thread.getId());
        if (ring == null) {
            if (rings.size() >= THREADS) {
                rings.clear(); // threads come and go: what lives is remembered anew
            }
            ring = new Ring();
            rings.put(thread.getId(), ring);
        }
        Stack site = null;
        if (edges.containsKey(key(own, pool))) { // walked only where the wait has been seen once
            StackShapes.Shape shape = shapes.here(null);
            site = shape == null ? null : shape.stack();
        }
        ring.last[ring.next] = new Submission(new WeakReference<>(future), new WeakReference<>(pool), site);
        ring.next = (ring.next + 1) % LAST;
    }

    void awaited(Object future) {
        Thread thread = Thread.currentThread();
        Ring ring = rings.get(thread.getId());
        if (ring == null) {
            return;
        }
        // The future itself, or one that hangs on it: then the task that has completed it is the one that was given
        // away.
        Object completed = RunHooks.completedBy();
        for (Submission submission : ring.last) {
            Object task = submission == null ? null : submission.future.get();
            boolean same = task != null && (task == future || task == completed);
            Object pool = submission == null || !same ? null : submission.pool.get();
            Object own = pool == null ? null : pools.poolOf(thread);
            if (submission != null && pool != null && own != null) {
                waitedForOwn(own, pool, thread, submission.site);
                Arrays.fill(ring.last, null);
                return;
            }
        }
    }

    private void waitedForOwn(Object own, Object pool, Thread thread, @Nullable Stack site) {
        String key = key(own, pool);
        Edge known = edges.get(key);
        if (known == null && edges.size() >= EDGES) {
            return;
        }
        Pool waits = pools.now(own, thread, null);
        Pool runs = own == pool ? waits : pools.now(pool, null, null);
        if (!isBounded(waits) || !isBounded(runs)) {
            return;
        }
        if (site == null) {
            if (known == null) {
                edges.put(key, new Edge(id(own), id(pool), waits, runs, ThreadNames.of(thread), null, null));
            }
            return;
        }
        StackShapes.Shape shape = shapes.here(null);
        if (shape == null) {
            return;
        }
        Edge edge = new Edge(id(own), id(pool), waits, runs, ThreadNames.of(thread), shape.stack(), site);
        edges.put(key, edge);
        List<Edge> circle = circle(edge);
        if (!circle.isEmpty()) {
            tell(fromSmallest(circle));
        }
    }

    private static boolean isBounded(Pool pool) {
        return pool.kind() != PoolKind.CACHED && pool.width() > 0 && pool.width() < Short.MAX_VALUE;
    }

    /** The shortest way of whole edges from the end of this one back to its begin, this one first; empty if none. */
    private List<Edge> circle(Edge edge) {
        if (edge.from == edge.to) {
            return List.of(edge);
        }
        List<List<Edge>> ways = new ArrayList<>(List.of(List.of(edge)));
        for (int length = 1; length < LONGEST_CIRCLE; length++) {
            List<List<Edge>> longer = new ArrayList<>();
            for (List<Edge> way : ways) {
                for (Edge next : edges.values()) {
                    if (next.whole() && next.from == way.get(way.size() - 1).to && next.from != next.to) {
                        List<Edge> further = new ArrayList<>(way);
                        further.add(next);
                        if (next.to == edge.from) {
                            return further;
                        }
                        longer.add(further);
                    }
                }
            }
            ways = longer;
        }
        return List.of();
    }

    /** The same circle from wherever it was entered: one finding, not one for each of its waits. */
    private static List<Edge> fromSmallest(List<Edge> circle) {
        int begin = 0;
        for (int i = 1; i < circle.size(); i++) {
            if (site(circle.get(i)).compareTo(site(circle.get(begin))) < 0) {
                begin = i;
            }
        }
        List<Edge> turned = new ArrayList<>(circle.subList(begin, circle.size()));
        turned.addAll(circle.subList(0, begin));
        return turned;
    }

    private static String site(Edge edge) {
        return edge.waiting == null ? "" : edge.waiting.site().toString();
    }

    private void tell(List<Edge> circle) {
        List<Starvation.Waiting> waiting = new ArrayList<>();
        for (Edge edge : circle) {
            if (edge.waiting != null && edge.submission != null) {
                String pool = edge.from == edge.to ? "its own pool" : edge.runs.name();
                waiting.add(new Starvation.Waiting(
                        "wait in " + edge.waits.name(),
                        edge.thread,
                        edge.waiting,
                        "a task that it has given to " + pool + " at " + edge.submission.site()));
            }
        }
        Edge first = circle.get(0);
        facts.put(new Starvation(
                AgentClock.millis(),
                0,
                0,
                Starvation.Form.RISK,
                Confidence.PROVEN,
                "",
                first.waits,
                waiting,
                1,
                List.of()));
    }

    private static String key(Object from, Object to) {
        return id(from) + ">" + id(to);
    }

    private static int id(Object pool) {
        return System.identityHashCode(pool);
    }
}
