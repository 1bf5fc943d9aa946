/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.detectors;

import io.parkwarden.model.Confidence;
import io.parkwarden.model.Durations;
import io.parkwarden.model.Finding;
import io.parkwarden.model.Park;
import io.parkwarden.model.Pool;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Everything seen under one claim, in bounded memory. Not thread-safe: one thread adds and reads. */
public final class Incident {
    private static final int THREADS = 16;
    private static final int POOLS = 8;

    private final Durations blocked = new Durations();
    private final Set<String> threads = new LinkedHashSet<>();
    private final Set<String> pools = new LinkedHashSet<>();
    private final Park first;
    private Park worst;
    private @Nullable Pool fullest;
    private Confidence confidence;
    private long firstMillis;
    private long lastMillis;
    private long waitsWithQueue;
    private long waitsAtFullWidth;
    private int maxQueued;
    private long lostNanos;
    private long compensated;

    Incident(Claim claim) {
        this.first = claim.park();
        this.worst = claim.park();
        this.confidence = claim.confidence();
        this.firstMillis = claim.park().atMillis();
    }

    void add(Claim claim) {
        Park park = claim.park();
        blocked.add(park.nanos());
        if (park.nanos() > worst.nanos()) {
            worst = park;
        }
        if (claim.confidence().compareTo(confidence) > 0) {
            confidence = claim.confidence();
        }
        firstMillis = Math.min(firstMillis, park.atMillis());
        lastMillis = Math.max(lastMillis, park.atMillis());
        if (threads.size() < THREADS) {
            threads.add(park.thread());
        }
        if (park.stack().compensated()) {
            compensated++;
        }
        if (park.pool() != null) {
            add(park.pool(), park.nanos());
        }
    }

    private void add(Pool pool, long nanos) {
        if (pools.size() < POOLS) {
            pools.add(pool.name());
        }
        if (fullest == null || pool.queued() > fullest.queued()) {
            fullest = pool;
        }
        if (pool.queued() > 0) {
            waitsWithQueue++;
            lostNanos += nanos;
            maxQueued = Math.max(maxQueued, pool.queued());
            if (pool.active() >= pool.width()) {
                waitsAtFullWidth++;
            }
        }
    }

    /** How often and how long. */
    public Durations blocked() {
        return blocked;
    }

    /** The first wait. */
    public Park first() {
        return first;
    }

    /** The longest wait. */
    public Park worst() {
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
        Pool pool = worst.pool() == null ? fullest : worst.pool();
        List<String> others = new ArrayList<>(pools);
        if (pool != null) {
            others.remove(pool.name());
        }
        List<Finding.StackSample> stacks = new ArrayList<>();
        stacks.add(sample("first", first));
        stacks.add(sample("worst", worst));
        return new Finding(
                detector,
                fingerprint,
                verdict.severity(),
                confidence,
                verdict.summary(),
                worst.stack().site(),
                new Finding.Wait(
                        worst.stack().kind(),
                        worst.stack().kind().label(),
                        worst.stack().operation()),
                pool,
                others,
                Finding.Blocked.of(blocked),
                new Finding.Harm(waitsWithQueue, maxQueued, lostNanos, compensated),
                firstMillis,
                lastMillis,
                List.copyOf(threads),
                stacks,
                verdict.advice());
    }

    private static Finding.StackSample sample(String label, Park park) {
        return new Finding.StackSample(
                label,
                park.thread(),
                park.atMillis(),
                park.nanos(),
                park.stack().frames());
    }
}
