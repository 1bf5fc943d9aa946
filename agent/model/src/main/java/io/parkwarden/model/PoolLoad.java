/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.model;

import java.util.List;

/**
 * What the workers of a pool did during an interval, from looks at them. Numbers are means over the looks.
 *
 * @param atMillis end of the interval, in milliseconds since the epoch
 * @param nanos length of the interval in ns
 * @param pool the pool at its end; {@code queued} is the longest queue that a look saw
 * @param busy workers that ran a task and did not wait
 * @param parked workers that waited inside a task
 * @param idle workers without a task
 */
public record PoolLoad(long atMillis, long nanos, Pool pool, double busy, double parked, double idle) implements Fact {
    @Override
    public String thread() {
        return "";
    }

    @Override
    public List<Trace> traces() {
        return List.of();
    }
}
