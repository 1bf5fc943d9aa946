/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.detectors;

import io.parkwarden.model.Confidence;
import io.parkwarden.model.Durations;
import io.parkwarden.model.Fact;
import io.parkwarden.model.Finding;
import io.parkwarden.model.Park;
import io.parkwarden.model.Pin;
import io.parkwarden.model.Pool;
import io.parkwarden.model.Site;
import io.parkwarden.model.Stack;
import io.parkwarden.model.TaskProfile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Everything seen under one claim, in bounded memory. Not thread-safe: one thread adds and reads.
 *
 * @param <F> the facts that it is made of
 */
public final class Incident<F extends Fact> {
    private static final int THREADS = 16;
    private static final int POOLS = 8;
    private static final int TASKS = 16;
    private static final int LASTING = 64;
    private static final int LINES = 32;

    /** What a pool is taken to run at once where its width is not known. */
    private static final int UNKNOWN_WIDTH = 8;

    /** Happenings that one fact adds to the counts: a bound on the work that a damaged recording can make. */
    private static final long ADDED_AT_MOST = 100_000;

    private final Durations blocked = new Durations();
    private final Map<String, F> lasting = new LinkedHashMap<>();
    private final Map<String, Long> tallies = new HashMap<>();
    private final Map<TaskProfile.Line, Long> lines = new LinkedHashMap<>();
    private final Set<String> threads = new LinkedHashSet<>();
    private final Set<String> pools = new LinkedHashSet<>();
    private final Set<String> taskCodes = new LinkedHashSet<>();
    private final Holders holders = new Holders();
    private final Site site;
    private final F first;
    private F worst;

    /** The last stack whose task was looked at: most waits of an incident share theirs. */
    private @Nullable Stack looked;

    private @Nullable Pool fullest;
    private Confidence confidence;
    private long firstMillis;
    private long lastMillis;
    private long waitsWithQueue;
    private long waitsBehindMore;
    private long waitsAtFullWidth;
    private int maxQueued;
    private long lostNanos;
    private long compensated;

    Incident(Claim claim, F fact) {
        this.site = claim.site();
        this.first = fact;
        this.worst = fact;
        this.confidence = claim.confidence();
        this.firstMillis = fact.atMillis();
    }

    @SuppressWarnings("ReferenceEquality") // the same object saves the work; an equal one costs it once more
    void add(Claim claim, F fact) {
        long before = told(fact);
        fact.tallies().forEach((word, number) -> tallies.merge(word, number, Long::sum));
        if (fact.nanos() > worst.nanos() || (before > 0 && fact.nanos() == worst.nanos())) {
            worst = fact;
        }
        if (claim.confidence().compareTo(confidence) > 0) {
            confidence = claim.confidence();
        }
        firstMillis = Math.min(firstMillis, fact.atMillis());
        lastMillis = Math.max(lastMillis, fact.atMillis());
        if (threads.size() < THREADS) {
            threads.add(fact.thread());
        }
        if (fact instanceof Park park) {
            holders.add(park.heldBy());
            if (park.stack().compensated()) {
                compensated += park.count();
            }
        }
        if (fact instanceof TaskProfile profile) {
            profile.lines().forEach(this::add);
        }
        if (taskCodes.size() < TASKS && !(fact instanceof Park park && park.stack() == looked)) {
            looked = fact instanceof Park park ? park.stack() : null;
            taskCodes.addAll(TaskFrames.codes(fact));
        }
        Pool pool = fact.pool();
        if (pool != null) {
            add(pool, fact.nanos() - before, before > 0 ? 0 : fact instanceof Park park ? park.count() : 1);
        }
    }

    private void add(TaskProfile.Line line) {
        TaskProfile.Line place = new TaskProfile.Line(line.site(), line.kind(), 0);
        if (lines.size() < LINES || lines.containsKey(place)) {
            lines.merge(place, line.nanos(), Long::sum);
        }
    }

    /** Takes a fact that is told again in place of what was told of it before; returns the length that it had then. */
    private long told(F fact) {
        if (fact.times() == 0) {
            for (long i = Math.min(fact.count(), ADDED_AT_MOST); i > 0; i--) {
                blocked.add(fact.nanos());
            }
            return 0;
        }
        F earlier = lasting.put(fact.thread(), fact);
        if (earlier == null) {
            if (lasting.size() > LASTING) {
                String oldest = lasting.keySet().iterator().next();
                F gone = lasting.remove(oldest);
                blocked.add(gone == null ? 0 : gone.nanos());
            }
            return 0;
        }
        if (fact.times() == 1) {
            blocked.add(earlier.nanos());
            return 0;
        }
        return earlier.nanos();
    }

    /** So many waits of this length begin with the fact; none if it is told again. */
    private void add(Pool pool, long nanos, long begins) {
        if (pools.size() < POOLS) {
            pools.add(pool.name());
        }
        if (fullest == null || pool.queued() > fullest.queued()) {
            fullest = pool;
        }
        if (pool.queued() > 0) {
            waitsWithQueue += begins;
            waitsBehindMore += pool.queued() > (pool.width() > 0 ? pool.width() : UNKNOWN_WIDTH) ? begins : 0;
            lostNanos += nanos * Math.max(1, begins);
            maxQueued = Math.max(maxQueued, pool.queued());
            if (pool.active() >= pool.width()) {
                waitsAtFullWidth += begins;
            }
        }
    }

    /** How often and how long; what lasts counts as long as it has lasted so far. */
    public Durations blocked() {
        if (lasting.isEmpty()) {
            return blocked;
        }
        Durations all = new Durations();
        all.add(blocked);
        lasting.values().forEach(fact -> all.add(fact.nanos()));
        return all;
    }

    /** The sum of this tally over all facts. */
    public long tally(String word) {
        return tallies.getOrDefault(word, 0L);
    }

    /** Where tasks of a class spent their time; the longest first. */
    List<TaskProfile.Line> lines() {
        List<TaskProfile.Line> all = new ArrayList<>();
        lines.forEach((place, nanos) -> all.add(new TaskProfile.Line(place.site(), place.kind(), nanos)));
        all.sort(Comparator.comparingLong(TaskProfile.Line::nanos).reversed());
        return all;
    }

    /** The first fact. */
    public F first() {
        return first;
    }

    /** What the tasks may be called where they are submitted; see {@link TaskFrames#codes}. */
    Set<String> taskCodes() {
        return taskCodes;
    }

    /** The longest one. */
    public F worst() {
        return worst;
    }

    /** The pool when most tasks were queued in it, or null if no wait was on a pool. */
    public @Nullable Pool pool() {
        return fullest;
    }

    /** Waits while tasks were queued. */
    public long waitsWithQueue() {
        return waitsWithQueue;
    }

    /** Waits during which more tasks were queued than the pool can run at once. */
    long waitsBehindMore() {
        return waitsBehindMore;
    }

    /** Waits while tasks were queued and no worker was free. */
    public long waitsAtFullWidth() {
        return waitsAtFullWidth;
    }

    /** Most tasks seen in the queue. */
    public int maxQueued() {
        return maxQueued;
    }

    /** Blocked time in ns while tasks were queued. */
    public long lostNanos() {
        return lostNanos;
    }

    /** Waits for which a ForkJoinPool added a worker. */
    public long compensated() {
        return compensated;
    }

    /** From the first to the last wait, in ms; at least the longest wait. */
    public long spanMillis() {
        return Math.max(lastMillis - firstMillis, 0) + first.nanos() / 1_000_000;
    }

    Finding finding(String detector, String fingerprint, Verdict verdict) {
        Pool atWorst = worst.pool();
        Pool pool = atWorst == null ? fullest : atWorst;
        List<String> others = new ArrayList<>(pools);
        if (pool != null) {
            others.remove(pool.name());
        }
        return new Finding(
                detector,
                fingerprint,
                verdict.severity(),
                confidence,
                verdict.summary(),
                site,
                waitedFor(worst),
                pool,
                others,
                Finding.Blocked.of(blocked()),
                new Finding.Harm(waitsWithQueue, maxQueued, lostNanos, compensated),
                firstMillis,
                lastMillis,
                List.copyOf(threads),
                samples(),
                details(verdict),
                List.of(),
                verdict.advice());
    }

    /** What the detector has to show, and for whom the waits waited, where that is known. */
    private List<Finding.Detail> details(Verdict verdict) {
        List<Finding.Detail> details = new ArrayList<>(verdict.details());
        if (worst instanceof Park park) {
            details.addAll(holders.details(park.stack().kind()));
        }
        return details;
    }

    private static Finding.@Nullable Wait waitedFor(Fact fact) {
        Stack stack = fact instanceof Park park ? park.stack() : fact instanceof Pin pin ? pin.stack() : null;
        return stack == null
                ? null
                : new Finding.Wait(stack.kind(), stack.kind().label(), stack.operation());
    }

    /** Of facts with one stack the first and the worst; of facts whose stacks say what they show, the worst one's. */
    private List<Finding.StackSample> samples() {
        List<Finding.StackSample> samples = new ArrayList<>();
        for (Fact.Trace trace : first.traces()) {
            if (trace.label().isEmpty()) {
                samples.add(sample("first", first, trace));
            }
        }
        for (Fact.Trace trace : worst.traces()) {
            samples.add(sample(trace.label().isEmpty() ? "worst" : trace.label(), worst, trace));
        }
        return samples;
    }

    private static Finding.StackSample sample(String label, Fact fact, Fact.Trace trace) {
        return new Finding.StackSample(label, trace.thread(), fact.atMillis(), fact.nanos(), trace.frames());
    }
}
