/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.model;

import java.util.ArrayList;
import java.util.List;

/**
 * A histogram of durations in ns with a bounded size: each power of two is cut into 16 buckets, so a percentile is at
 * most 6.25 % above the true value. Two histograms merge by adding their buckets, in any order. Not thread-safe.
 */
public final class Durations {
    private static final int SUB_BITS = 4;
    private static final int SUB = 1 << SUB_BITS;

    private final long[] buckets = new long[SUB * (64 - SUB_BITS)];
    private long count;
    private long total;
    private long max;

    /** A bucket that holds at least one value: its upper bound in ns and how many values it holds. */
    public record Bucket(long upToNanos, long count) {}

    /** Adds a duration of at least 0 ns. */
    public void add(long nanos) {
        long value = Math.max(0, nanos);
        buckets[index(value)]++;
        count++;
        total += value;
        max = Math.max(max, value);
    }

    /** Adds all that the other histogram holds. */
    public void add(Durations other) {
        for (int i = 0; i < buckets.length; i++) {
            buckets[i] += other.buckets[i];
        }
        count += other.count;
        total += other.total;
        max = Math.max(max, other.max);
    }

    /** Rebuilds a histogram from its report form. */
    public static Durations of(long totalNanos, long maxNanos, List<Bucket> buckets) {
        Durations durations = new Durations();
        for (Bucket bucket : buckets) {
            durations.buckets[index(Math.max(0, bucket.upToNanos()))] += bucket.count();
            durations.count += bucket.count();
        }
        durations.total = totalNanos;
        durations.max = maxNanos;
        return durations;
    }

    public long count() {
        return count;
    }

    /** Sum of all durations in ns. */
    public long total() {
        return total;
    }

    /** The longest duration in ns, exact. */
    public long max() {
        return max;
    }

    /**
     * The duration in ns below or at which the given share of the durations lies; 0 without durations.
     *
     * @param share from 0 to 1
     */
    public long percentile(double share) {
        long rank = Math.max(1, (long) Math.ceil(share * count));
        long seen = 0;
        for (int i = 0; i < buckets.length; i++) {
            seen += buckets[i];
            if (seen >= rank) {
                return Math.min(max, upperBound(i));
            }
        }
        return max;
    }

    /** The buckets that hold something, shortest first. */
    public List<Bucket> buckets() {
        List<Bucket> filled = new ArrayList<>();
        for (int i = 0; i < buckets.length; i++) {
            if (buckets[i] != 0) {
                filled.add(new Bucket(upperBound(i), buckets[i]));
            }
        }
        return filled;
    }

    private static int index(long value) {
        if (value < SUB) {
            return (int) value;
        }
        int shift = 63 - SUB_BITS - Long.numberOfLeadingZeros(value);
        return ((shift + 1) << SUB_BITS) + (int) (value >>> shift) - SUB;
    }

    private static long upperBound(int index) {
        if (index < SUB) {
            return index;
        }
        int shift = (index >>> SUB_BITS) - 1;
        long start = (long) (SUB + (index & (SUB - 1))) << shift;
        return start + (1L << shift) - 1;
    }
}
