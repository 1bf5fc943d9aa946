/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.track;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The last {@value #KEPT} times of one kind, in ns. Many threads add, one reads; a number that is overwritten while it is
 * read costs one sample.
 */
final class HopRing {
    static final int KEPT = 128;

    private final AtomicInteger added = new AtomicInteger();
    private final long[] nanos = new long[KEPT];

    void add(long time) {
        nanos[(added.getAndIncrement() & Integer.MAX_VALUE) % KEPT] = Math.max(0, time);
    }

    /** How many are kept. */
    int size() {
        return Math.min(added.get(), KEPT);
    }

    /** The time that this share of those kept does not exceed; 0 if there is none. */
    long quantile(double share) {
        long[] sorted = Arrays.copyOf(nanos, size());
        Arrays.sort(sorted);
        return sorted.length == 0 ? 0 : sorted[(int) Math.min(sorted.length - 1L, (long) (share * sorted.length))];
    }

    void clear() {
        added.set(0);
    }
}
