/* SPDX-License-Identifier: Apache-2.0 */
package example.cost;

import org.HdrHistogram.Histogram;

/** Work of one kind, in operations that are all alike. Used by one thread, which may start others. */
public non-sealed interface Workload extends Job {
    /**
     * Performs operations and returns when the last one is over.
     *
     * @param operations how many, at least one
     * @param latencies takes the length of each operation in ns, where a single one is long enough for two readings of
     *     the clock; others leave it empty
     */
    void run(long operations, Histogram latencies) throws Exception;
}
