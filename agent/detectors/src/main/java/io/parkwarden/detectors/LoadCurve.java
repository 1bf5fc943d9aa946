/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.detectors;

import io.parkwarden.model.PoolLoad;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A pool's load over time in a fixed number of buckets. When time runs past the last one, pairs of buckets are merged,
 * so a bucket is a second long at first and twice as long after each merge. Not thread-safe.
 */
final class LoadCurve {
    private static final int BUCKETS = 120;
    private static final long FIRST_MILLIS = 1_000;

    private final long startMillis;
    private long bucketMillis = FIRST_MILLIS;
    private final double[] busy = new double[BUCKETS];
    private final double[] parked = new double[BUCKETS];
    private final double[] idle = new double[BUCKETS];
    private final double[] seconds = new double[BUCKETS];
    private final int[] queued = new int[BUCKETS];
    private int used;

    LoadCurve(long startMillis) {
        this.startMillis = startMillis;
    }

    /** Adds an interval, cut at the borders of the buckets. One from before the start counts into the first bucket. */
    void add(PoolLoad load) {
        long end = Math.max(load.atMillis(), startMillis + 1);
        long from = Math.max(startMillis, end - load.nanos() / 1_000_000);
        while (end - startMillis > bucketMillis * BUCKETS) {
            merge();
        }
        while (from < end) {
            int bucket = (int) ((from - startMillis) / bucketMillis);
            long to = Math.min(end, startMillis + (bucket + 1) * bucketMillis);
            double share = (to - from) / 1e3;
            busy[bucket] += load.busy() * share;
            parked[bucket] += load.parked() * share;
            idle[bucket] += load.idle() * share;
            seconds[bucket] += share;
            queued[bucket] = Math.max(queued[bucket], load.pool().queued());
            used = Math.max(used, bucket + 1);
            from = to;
        }
    }

    private void merge() {
        for (double[] sums : List.of(busy, parked, idle, seconds)) {
            for (int i = 0; i < BUCKETS / 2; i++) {
                sums[i] = sums[2 * i] + sums[2 * i + 1];
            }
            Arrays.fill(sums, BUCKETS / 2, BUCKETS, 0);
        }
        for (int i = 0; i < BUCKETS / 2; i++) {
            queued[i] = Math.max(queued[2 * i], queued[2 * i + 1]);
        }
        Arrays.fill(queued, BUCKETS / 2, BUCKETS, 0);
        used = (used + 1) / 2;
        bucketMillis *= 2;
    }

    long startMillis() {
        return startMillis;
    }

    long bucketMillis() {
        return bucketMillis;
    }

    List<Double> busy() {
        return means(busy);
    }

    List<Double> parked() {
        return means(parked);
    }

    List<Double> idle() {
        return means(idle);
    }

    List<Integer> queued() {
        return Arrays.stream(queued, 0, used).boxed().toList();
    }

    private List<Double> means(double[] sums) {
        List<Double> means = new ArrayList<>(used);
        for (int i = 0; i < used; i++) {
            means.add(seconds[i] == 0 ? 0.0 : Math.round(sums[i] / seconds[i] * 100) / 100.0);
        }
        return means;
    }
}
