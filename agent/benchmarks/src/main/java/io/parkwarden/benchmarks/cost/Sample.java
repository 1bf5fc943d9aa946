/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.benchmarks.cost;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one JVM gave.
 *
 * @param workload name of the workload
 * @param variant name of what was in the JVM beside it
 * @param round which round, from 0
 * @param load the system's load average of the last minute when the JVM was started; negative if unknown
 * @param values the numbers by name, see the constants; only those that were measured
 * @param failure why there are no numbers, or null
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Sample(
        String workload,
        String variant,
        int round,
        double load,
        Map<String, Double> values,
        @Nullable String failure) {
    /** Processor time of the process in the measured interval, ns per operation. */
    static final String PER_OPERATION = "processorNanosPerOperation";

    /** Processor time of the process from start to exit, ns. */
    static final String TOTAL = "processorNanosFromStartToExit";

    /** Time by the clock in the measured interval, ns per operation. */
    static final String WALL = "wallNanosPerOperation";

    /** Latency that half of the operations have at most, ns. */
    static final String P50 = "latencyNanosP50";

    /** Latency that 99 of 100 operations have at most, ns. */
    static final String P99 = "latencyNanosP99";

    /** Greatest resident set of the process, bytes. */
    static final String RSS = "residentBytesPeak";

    /** Heap in use after a collection, bytes. */
    static final String HEAP = "heapBytesAfterCollection";

    /** Before the name of a thread: its processor time in the measured interval, ns per operation. */
    static final String THREAD = "thread.";

    /** Live threads. */
    static final String THREADS = "threads";

    /** The number, or NaN if it was not measured. */
    double value(String name) {
        return values.getOrDefault(name, Double.NaN);
    }
}
