/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.track;

import io.parkwarden.model.Confidence;
import io.parkwarden.model.Finding;
import io.parkwarden.model.Pool;
import io.parkwarden.model.Site;
import io.parkwarden.model.Starvation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ForkJoinPool;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * ForkJoinPools that grow because their tasks wait: for each wait that it is told of (a future, a ForkJoinTask, a
 * condition) a pool adds a spare thread, up to a limit, beyond which the wait itself throws. Told from a quarter of the
 * way on. Only the agent's thread calls; holds neither pools nor threads.
 */
final class SpareThreads {
    /** Beyond this, the way to a limit that is practically none is long already. */
    private static final int FAR = 1_024;

    /** A few spare threads are what the compensation is for. */
    private static final int FEW = 8;

    private static final int SHOWN = 5;

    private final JdkObjects objects;
    private final Function<WorkerLooks.Wait, StackShapes.@Nullable Shape> shapeOf;
    private final FactQueue facts;
    private Map<Integer, Growth> byPool = new HashMap<>();
    private Map<Integer, Growth> seen = new HashMap<>();

    /** A pool that has grown; the site is kept, so that what is told again is told of the same line. */
    private static final class Growth {
        final long sinceNanos;
        final Starvation.Waiting first;
        int most;
        int toldOf;
        int times;
        long toldNanos;
        List<Finding.Detail> details = List.of();

        Growth(long sinceNanos, Starvation.Waiting first) {
            this.sinceNanos = sinceNanos;
            this.first = first;
        }
    }

    /** The waits of one line. */
    private static final class Line {
        final StackShapes.Shape shape;
        final String thread;
        int waits;

        Line(StackShapes.Shape shape, String thread) {
            this.shape = shape;
            this.thread = thread;
        }
    }

    SpareThreads(JdkObjects objects, Function<WorkerLooks.Wait, StackShapes.@Nullable Shape> shapeOf, FactQueue facts) {
        this.objects = objects;
        this.shapeOf = shapeOf;
        this.facts = facts;
    }

    void begin() {
        seen = new HashMap<>();
    }

    /** Ends a look: pools that are gone, or need no spare threads any more, are let go of. */
    void end() {
        byPool = seen;
    }

    /** One look at one pool; {@code last}: what lasts is told now. */
    void look(Object pool, Pool state, WorkerLooks.Seen workers, long now, boolean last) {
        if (!(pool instanceof ForkJoinPool forkJoin)) {
            return;
        }
        // Threads that are left over from an earlier burst are idle, and end after a minute.
        int spares = Math.min(workers.workers() - forkJoin.getParallelism(), workers.parked);
        int limit = limit(forkJoin);
        if (spares <= 0 || limit <= 0 || (spares < limit && (spares < FEW || spares * 4 < Math.min(limit, FAR)))) {
            return;
        }
        int key = System.identityHashCode(pool);
        Growth growth = byPool.get(key);
        List<Line> lines = lines(workers);
        if (growth == null) {
            if (lines.isEmpty()) {
                return; // no stack could be taken at this look
            }
            growth = new Growth(now, waiting(lines.get(0), "worker 1"));
        }
        seen.put(key, growth);
        if (spares >= growth.most && !lines.isEmpty()) { // in the first looks not every stack could be taken
            growth.most = spares;
            growth.details = details(forkJoin, workers, spares, limit, lines);
        }
        long nanos = now - growth.sinceNanos;
        boolean more = growth.most >= 2 * growth.toldOf || (growth.most >= limit && growth.toldOf < limit);
        if (last || more || nanos >= Math.max(2 * growth.toldNanos, 1_000_000_000L)) {
            tell(growth, state, lines, nanos, workers.parked);
        }
    }

    private void tell(Growth growth, Pool state, List<Line> lines, long nanos, int parked) {
        growth.toldOf = growth.most;
        growth.toldNanos = nanos;
        growth.times++;
        List<Starvation.Waiting> waiting = new ArrayList<>(List.of(growth.first));
        for (Line line : lines) {
            if (waiting.size() < SHOWN
                    && !line.shape.stack().site().equals(growth.first.stack().site())) {
                waiting.add(waiting(line, "worker " + (waiting.size() + 1)));
            }
        }
        facts.put(new Starvation(
                AgentClock.millis(),
                nanos,
                growth.times,
                Starvation.Form.SPARES,
                Confidence.PROVEN,
                "",
                state,
                waiting,
                parked,
                growth.details));
    }

    private static Starvation.Waiting waiting(Line line, String label) {
        return new Starvation.Waiting(
                label, line.thread, line.shape.stack(), "what the pool has added a spare thread for");
    }

    /** The lines that need the spare threads, the commonest first. */
    private List<Line> lines(WorkerLooks.Seen workers) {
        Map<Site, Line> lines = new HashMap<>();
        for (WorkerLooks.Wait wait : workers.waits) {
            Thread thread = wait.thread.get();
            StackShapes.Shape shape = shapeOf.apply(wait);
            if (thread != null && shape != null && shape.stack().compensated()) {
                lines.computeIfAbsent(shape.stack().site(), site -> new Line(shape, ThreadNames.of(thread))).waits++;
            }
        }
        List<Line> sorted = new ArrayList<>(lines.values());
        sorted.sort(Comparator.comparingInt((Line line) -> -line.waits)
                .thenComparing(line -> line.shape.stack().site().toString()));
        return sorted;
    }

    private List<Finding.Detail> details(
            ForkJoinPool pool, WorkerLooks.Seen workers, int spares, int limit, List<Line> lines) {
        List<Finding.Detail> details = new ArrayList<>();
        details.add(new Finding.Detail("parallelism", String.valueOf(pool.getParallelism())));
        details.add(new Finding.Detail("most threads", String.valueOf(workers.workers())));
        details.add(new Finding.Detail("most spare threads", spares + " of at most " + limit));
        details.add(spares < limit ? new Finding.Detail("left", String.valueOf(limit - spares)) : Starvation.NONE_LEFT);
        StringBuilder sites = new StringBuilder();
        for (Line line : lines.subList(0, Math.min(SHOWN, lines.size()))) {
            sites.append(sites.isEmpty() ? "" : ", ")
                    .append(line.shape.stack().site())
                    .append(" (")
                    .append(line.waits)
                    .append(')');
        }
        details.add(new Finding.Detail("waits with a spare thread", sites.toString()));
        Map<String, Integer> others = new HashMap<>();
        for (WorkerLooks.Wait wait : workers.waits) {
            StackShapes.Shape shape = shapeOf.apply(wait);
            if (shape != null && !shape.stack().compensated()) {
                others.merge(shape.stack().kind().label(), 1, Integer::sum);
            }
        }
        if (!others.isEmpty()) {
            details.add(new Finding.Detail("waits without one, each of which takes a thread away", words(others)));
        }
        return details;
    }

    private static String words(Map<String, Integer> counts) {
        List<String> words = new ArrayList<>();
        counts.forEach((kind, number) -> words.add(kind + " (" + number + ")"));
        words.sort(Comparator.naturalOrder());
        return String.join(", ", words);
    }

    /**
     * How many spare threads the pool may add; 0 if this JDK does not tell. {@code ForkJoinPool.tryCompensate} reads it
     * from bits 16 to 31 of {@code bounds} (an int on 17, a long on 21) and from bits 32 to 47 of {@code config} (25).
     * 256 for the common pool unless {@code java.util.concurrent.ForkJoinPool.common.maximumSpares} says otherwise,
     * 32,767 less the parallelism for a pool that was made without a maximum size.
     */
    private int limit(ForkJoinPool pool) {
        if (objects.get(pool, "bounds") instanceof Number bounds) {
            return (int) (bounds.longValue() >>> 16) & 0xffff;
        }
        return objects.get(pool, "config") instanceof Long config ? (int) (config >>> 32) & 0xffff : 0;
    }
}
