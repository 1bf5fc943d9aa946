/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.track;

import io.parkwarden.model.Confidence;
import io.parkwarden.model.Durations;
import io.parkwarden.model.Finding;
import io.parkwarden.model.Pool;
import io.parkwarden.model.Site;
import io.parkwarden.model.Stack;
import io.parkwarden.model.Starvation;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What waiting workers cost the tasks behind them. While tasks are queued and workers wait inside tasks, the workers'
 * time is lost; which lines hold them is taken from their stacks, and a few queued tasks are followed from look to look
 * until they are gone, which tells how long such tasks stay in the queue. A pool whose workers compute loses nothing.
 * Only the agent's thread calls; tasks are held weakly.
 */
final class QueueDelays {
    private static final int SAMPLES = 8;
    private static final int LABELS = 32;
    private static final int HOLDERS = 32;
    private static final int SHOWN = 5;

    /** Beyond, finding a sample again would cost too much. */
    private static final int LONGEST_QUEUE = 5_000;

    /** From here on a user waits for it: the longest stay of a task, and the worker time that was lost meanwhile. */
    private static final long LONG_NANOS = 2_000_000_000;

    private final QueuedTasks queues;
    private final TaskCode codes;
    private final JdkObjects objects;
    private final Function<WorkerLooks.Wait, StackShapes.@Nullable Shape> shapeOf;
    private final SubmissionSites sites;
    private final FactQueue facts;
    private Map<Integer, Delays> byPool = new HashMap<>();
    private Map<Integer, Delays> seen = new HashMap<>();

    /** A queued task that is followed. */
    private static final class Sample {
        final WeakReference<Object> task;
        final String code;
        final long firstNanos;
        long lastNanos;
        int looks;
        int parkedLooks;

        Sample(Object task, String code, long now) {
            this.task = new WeakReference<>(task);
            this.code = code;
            this.firstNanos = now;
            this.lastNanos = now;
        }
    }

    private record Holder(Stack stack, String thread, long nanos) {}

    private static final class Delays {
        final List<Sample> samples = new ArrayList<>();
        final Map<String, Durations> byCode = new HashMap<>();
        final Map<Site, Holder> holders = new HashMap<>();
        long lostNanos;
        long longestNanos;
        int times;
        long toldNanos;
    }

    QueueDelays(
            JdkObjects objects,
            TaskCode codes,
            Function<WorkerLooks.Wait, StackShapes.@Nullable Shape> shapeOf,
            SubmissionSites sites,
            FactQueue facts) {
        this.sites = sites;
        this.objects = objects;
        this.codes = codes;
        this.queues = new QueuedTasks(objects);
        this.shapeOf = shapeOf;
        this.facts = facts;
    }

    void begin() {
        seen = new HashMap<>();
    }

    /** Ends a look: what is known of pools that are gone is let go of. */
    void end() {
        byPool = seen;
    }

    /** One look at one pool; {@code nanos} since the look before. */
    void look(Object pool, Pool state, WorkerLooks.Seen workers, long now, long nanos, boolean last) {
        int key = System.identityHashCode(pool);
        Delays delays = byPool.get(key);
        boolean starves = state.queued() > 0 && workers.parked > 0;
        if (delays == null) {
            if (!starves) {
                return;
            }
            delays = new Delays();
        }
        seen.put(key, delays);
        if (starves) {
            delays.lostNanos += nanos * Math.min(workers.parked, state.queued());
            holders(delays, workers, nanos);
        }
        if (starves || !delays.samples.isEmpty()) {
            follow(pool, state, delays, now, starves);
        }
        tell(state, delays, workers, last);
    }

    private void holders(Delays delays, WorkerLooks.Seen workers, long nanos) {
        for (WorkerLooks.Wait wait : workers.waits) {
            StackShapes.Shape shape = shapeOf.apply(wait);
            Thread thread = wait.thread.get();
            if (shape == null || thread == null || !shape.stack().execution().inTask()) {
                continue;
            }
            Site site = shape.stack().site();
            Holder holder = delays.holders.get(site);
            if (holder != null || delays.holders.size() < HOLDERS) {
                delays.holders.put(
                        site,
                        new Holder(shape.stack(), ThreadNames.of(thread), nanos + (holder == null ? 0 : holder.nanos)));
            }
        }
    }

    private void follow(Object pool, Pool state, Delays delays, long now, boolean starves) {
        if (state.queued() > LONGEST_QUEUE) {
            return;
        }
        List<Object> tasks = queues.of(pool);
        Set<Object> queued = Collections.newSetFromMap(new IdentityHashMap<>());
        queued.addAll(tasks);
        for (Iterator<Sample> samples = delays.samples.iterator(); samples.hasNext(); ) {
            Sample sample = samples.next();
            Object task = sample.task.get();
            if (task != null && queued.remove(task)) {
                sample.lastNanos = now;
                sample.looks++;
                sample.parkedLooks += starves ? 1 : 0;
                count(delays, sample);
                continue;
            }
            samples.remove();
            Durations durations = delays.byCode.get(sample.code);
            if (durations == null && delays.byCode.size() < LABELS) {
                durations = new Durations();
                delays.byCode.put(sample.code, durations);
            }
            if (durations != null) {
                durations.add(sample.lastNanos - sample.firstNanos);
            }
        }
        Object newest = tasks.isEmpty() ? null : tasks.get(tasks.size() - 1);
        if (newest != null && queued.contains(newest) && delays.samples.size() < SAMPLES) {
            delays.samples.add(new Sample(newest, origin(newest), now));
        }
    }

    /** Where the task was submitted, else what it runs: what the stays are grouped by. */
    private String origin(Object task) {
        String code = codes.of(innermost(task));
        Site site = sites.of(task);
        site = site == null ? sites.ofCode(code) : site;
        return site == null ? code : code + " submitted at " + site;
    }

    /** A stay counts if workers waited during most of it. */
    private static void count(Delays delays, Sample sample) {
        if (sample.parkedLooks * 2 >= sample.looks) {
            delays.longestNanos = Math.max(delays.longestNanos, sample.lastNanos - sample.firstNanos);
        }
    }

    /** The application's code in a task: below FutureTask, adapters and CompletableFuture's own tasks. */
    private Object innermost(Object task) {
        return StarvationProof.innermost(objects, task);
    }

    private void tell(Pool state, Delays delays, WorkerLooks.Seen workers, boolean last) {
        if (delays.lostNanos < LONG_NANOS || delays.longestNanos < LONG_NANOS || delays.holders.isEmpty()) {
            return;
        }
        if (delays.lostNanos == delays.toldNanos || (!last && delays.lostNanos < 2 * delays.toldNanos)) {
            return;
        }
        delays.toldNanos = delays.lostNanos;
        delays.times++;
        List<Holder> holders = new ArrayList<>(delays.holders.values());
        holders.sort(Comparator.comparingLong((Holder holder) -> -holder.nanos)
                .thenComparing(holder -> holder.stack.site().toString()));
        List<Starvation.Waiting> waiting = new ArrayList<>();
        for (Holder holder : holders.subList(0, Math.min(SHOWN, holders.size()))) {
            waiting.add(new Starvation.Waiting(
                    "holder " + (waiting.size() + 1), holder.thread, holder.stack, millis(holder.nanos) + " in all"));
        }
        List<Finding.Detail> details = new ArrayList<>();
        details.add(new Finding.Detail("longest stay in the queue", "at least " + millis(delays.longestNanos)));
        delays.byCode.forEach((code, stays) -> details.add(new Finding.Detail(
                "stay of " + code,
                "p50 " + millis(stays.percentile(0.5)) + ", p95 " + millis(stays.percentile(0.95)) + ", longest "
                        + millis(stays.max()) + " (" + stays.count() + " sampled)")));
        facts.put(new Starvation(
                AgentClock.millis(),
                delays.lostNanos,
                delays.times,
                Starvation.Form.STARVED,
                Confidence.PROVEN,
                "",
                state,
                waiting,
                workers.parked,
                details));
    }

    private static String millis(long nanos) {
        return nanos / 1_000_000 + " ms";
    }
}
