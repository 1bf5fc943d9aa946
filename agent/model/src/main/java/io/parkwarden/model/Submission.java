/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A task was given to a pool whose code a finding had named before. Only some are looked at.
 *
 * @param atMillis when, in milliseconds since the epoch
 * @param thread name of the thread that submitted
 * @param code what the task runs: {@code class.method} of a lambda or method reference, else the task's class
 * @param site the line that submitted
 * @param frames stack of the submitting thread from that call outwards, bounded
 */
public record Submission(long atMillis, String thread, String code, Site site, List<Frame> frames) implements Fact {
    /** Label of the stack in findings. */
    public static final String LABEL = "submitted";

    public Submission {
        frames = List.copyOf(frames);
    }

    @Override
    public long nanos() {
        return 0;
    }

    @Override
    public @Nullable Pool pool() {
        return null;
    }

    @Override
    public List<Trace> traces() {
        return List.of(new Trace(LABEL, thread, frames));
    }
}
