/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.model;

import java.util.List;

/**
 * What a pool did while it was watched. The JSON report has the same names. The four lists have one entry per bucket,
 * oldest first; a bucket without a look has zeros.
 *
 * @param name name of the pool, as in {@link Pool}
 * @param kind kind of executor
 * @param width threads it may have while none is blocked; -1 if unknown
 * @param startMillis begin of the first bucket, in milliseconds since the epoch
 * @param bucketMillis length of a bucket in ms
 * @param busy workers that ran a task and did not wait, on average
 * @param parked workers that waited inside a task, on average
 * @param idle workers without a task, on average
 * @param queued the longest queue that a look saw
 * @param waitKinds what its workers waited for inside tasks, most time first
 * @param topSites where they waited, most time first, bounded
 */
public record PoolHistory(
        String name,
        PoolKind kind,
        int width,
        long startMillis,
        long bucketMillis,
        List<Double> busy,
        List<Double> parked,
        List<Double> idle,
        List<Integer> queued,
        List<KindShare> waitKinds,
        List<SiteShare> topSites) {
    /**
     * Waits of one kind, those that are not over included.
     *
     * @param kind what was waited for
     * @param nanos their time in ns
     * @param count their number
     */
    public record KindShare(WaitKind kind, long nanos, long count) {}

    /**
     * Waits at one line, those that are not over included.
     *
     * @param site the line
     * @param nanos their time in ns
     * @param count their number
     */
    public record SiteShare(Site site, long nanos, long count) {}
}
