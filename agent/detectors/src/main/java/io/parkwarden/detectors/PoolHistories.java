/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.detectors;

import io.parkwarden.model.Fact;
import io.parkwarden.model.Park;
import io.parkwarden.model.Pool;
import io.parkwarden.model.PoolHistory;
import io.parkwarden.model.PoolLoad;
import io.parkwarden.model.Report;
import io.parkwarden.model.Site;
import io.parkwarden.model.StillBlocked;
import io.parkwarden.model.WaitKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What each pool did over time, from the facts that detectors see as well, in bounded memory. Agent and viewer use the
 * same code. Not thread-safe: one thread calls it.
 */
public final class PoolHistories {
    private static final int POOLS = 256;
    private static final int SHOWN = 64;
    private static final int OPEN = 4_096;
    private static final int OPEN_SHOWN = 128;

    private final Map<String, OnePool> pools = new LinkedHashMap<>();
    private final Map<String, StillBlocked> open = new HashMap<>();
    private long overlooked;

    private record Share(long nanos, long count) {
        Share plus(Share other) {
            return new Share(nanos + other.nanos, count + other.count);
        }
    }

    private static final class OnePool {
        private static final int SITES = 64;

        private Pool pool;
        private @Nullable LoadCurve curve;
        private final Map<WaitKind, Share> kinds = new HashMap<>();
        private final Map<Site, Share> sites = new HashMap<>();

        OnePool(Pool pool) {
            this.pool = pool;
        }

        void add(WaitKind kind, Site site, long nanos, long count) {
            Share share = new Share(nanos * count, count);
            kinds.merge(kind, share, Share::plus);
            if (sites.size() < SITES || sites.containsKey(site)) {
                sites.merge(site, share, Share::plus);
            }
        }

        long waited() {
            return kinds.values().stream().mapToLong(Share::nanos).sum();
        }
    }

    /** Takes note of a fact; what says nothing of a pool's worker is ignored. */
    public void accept(Fact fact) {
        Pool pool = fact.pool();
        if (fact instanceof PoolLoad load) {
            OnePool one = of(load.pool());
            if (one != null) {
                one.pool = load.pool();
                if (one.curve == null) {
                    one.curve = new LoadCurve(load.atMillis() - load.nanos() / 1_000_000);
                }
                one.curve.add(load);
            }
        } else if (fact instanceof Park park) {
            open.remove(park.thread());
            OnePool one = pool == null ? null : of(pool);
            if (one != null) {
                one.add(park.stack().kind(), park.stack().site(), park.nanos(), park.count());
            }
        } else if (fact instanceof StillBlocked wait && (open.size() < OPEN || open.containsKey(wait.thread()))) {
            open.put(wait.thread(), wait);
        }
    }

    /** The wait of this thread is over, or the thread is. */
    public void over(String thread) {
        open.remove(thread);
    }

    private @Nullable OnePool of(Pool pool) {
        OnePool one = pools.get(pool.name());
        if (one == null) {
            if (pools.size() >= POOLS) {
                overlooked++;
                return null;
            }
            one = new OnePool(pool);
            pools.put(pool.name(), one);
        }
        return one;
    }

    /** Facts of pools for which there was no room. */
    public long overlooked() {
        return overlooked;
    }

    /** The pools in which most was waited first; at most {@value #SHOWN}. */
    public List<PoolHistory> all() {
        Map<String, List<StillBlocked>> now = new HashMap<>();
        for (StillBlocked wait : open.values()) {
            if (wait.pool() != null) {
                now.computeIfAbsent(wait.pool().name(), name -> new ArrayList<>())
                        .add(wait);
            }
        }
        return pools.values().stream()
                .sorted(Comparator.comparingLong((OnePool one) -> -one.waited()).thenComparing(one -> one.pool.name()))
                .limit(SHOWN)
                .map(one -> history(one, now.getOrDefault(one.pool.name(), List.of())))
                .toList();
    }

    private static PoolHistory history(OnePool one, List<StillBlocked> open) {
        OnePool total = new OnePool(one.pool);
        total.kinds.putAll(one.kinds);
        total.sites.putAll(one.sites);
        for (StillBlocked wait : open) {
            total.add(wait.stack().kind(), wait.stack().site(), wait.nanos(), 1);
        }
        LoadCurve curve = one.curve == null ? new LoadCurve(0) : one.curve;
        return new PoolHistory(
                one.pool.name(),
                one.pool.kind(),
                one.pool.width(),
                curve.startMillis(),
                curve.bucketMillis(),
                curve.busy(),
                curve.parked(),
                curve.idle(),
                curve.queued(),
                total.kinds.entrySet().stream()
                        .map(e -> new PoolHistory.KindShare(
                                e.getKey(), e.getValue().nanos(), e.getValue().count()))
                        .sorted(Comparator.comparingLong(share -> -share.nanos()))
                        .toList(),
                total.sites.entrySet().stream()
                        .map(e -> new PoolHistory.SiteShare(
                                e.getKey(), e.getValue().nanos(), e.getValue().count()))
                        .sorted(Comparator.comparingLong(share -> -share.nanos()))
                        .limit(8)
                        .toList());
    }

    /** Waits that are not over, longest first; at most {@value #OPEN_SHOWN}. */
    public List<Report.OpenWait> stillBlocked() {
        return open.values().stream()
                .sorted(Comparator.comparingLong(StillBlocked::nanos).reversed().thenComparing(StillBlocked::thread))
                .limit(OPEN_SHOWN)
                .map(wait -> new Report.OpenWait(
                        wait.thread(),
                        wait.pool() == null ? "" : wait.pool().name(),
                        wait.stack().kind(),
                        wait.stack().site(),
                        wait.nanos(),
                        wait.atMillis(),
                        wait.times()))
                .toList();
    }
}
