/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A wait of a pool's worker, inside a task, that was not over when somebody looked. Told again and again while it lasts.
 *
 * @param atMillis when it was seen, in milliseconds since the epoch
 * @param nanos how long it has lasted by then, at least, in ns
 * @param thread name of the thread
 * @param pool the pool whose worker waits
 * @param stack where it waits
 * @param times how often it has been told, from 1
 */
public record StillBlocked(
        long atMillis, long nanos, String thread, @Nullable Pool pool, Stack stack, int times) implements Fact {
    @Override
    public List<Trace> traces() {
        return List.of(new Trace("", thread, stack.frames()));
    }
}
