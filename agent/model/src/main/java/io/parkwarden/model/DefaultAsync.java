/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tasks that one line gave to CompletableFuture's default executor on a machine of one or two processors, where that
 * executor differs between releases. Told again as more come.
 *
 * @param atMillis when it was told, in milliseconds since the epoch
 * @param nanos how long such tasks waited in all, in ns
 * @param times how often it has been told, from 1
 * @param thread name of the thread that gave the last one, or that waited
 * @param pool the common pool where that runs them; null where each has a thread of its own
 * @param stack where they are given to the executor; where they wait, if that is all that is known
 * @param tasks how many were given; 0 if not known
 * @param blocked how often one waited, at least as long as the threshold
 */
public record DefaultAsync(
        long atMillis,
        long nanos,
        int times,
        String thread,
        @Nullable Pool pool,
        Stack stack,
        long tasks,
        long blocked) implements Fact {
    @Override
    public List<Trace> traces() {
        return List.of(new Trace(tasks > 0 ? "submission" : "wait", thread, stack.frames()));
    }
}
