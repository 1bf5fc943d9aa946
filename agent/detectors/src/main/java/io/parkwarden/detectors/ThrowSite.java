/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.detectors;

import io.parkwarden.model.Frame;
import io.parkwarden.model.Origin;
import io.parkwarden.model.Role;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads off the stack of an exception whose failure it is. The frames within the task or stage that it ended tell: what
 * is outside of them only happened to run it.
 *
 * @param frame the frame to name
 * @param owner whose failure it is: a library's if it threw within a task of its own
 */
record ThrowSite(Frame frame, Origin owner) {
    /** Classes of java.util.concurrent that run a task and give what it throws to a future. */
    private static final String[] RUNNERS = {
        "java.util.concurrent.CompletableFuture",
        "java.util.concurrent.FutureTask",
        "java.util.concurrent.ForkJoinTask",
        "java.util.concurrent.Recursive",
        "java.util.concurrent.CountedCompleter",
        "java.util.TimerThread"
    };

    /**
     * @param thrown where it was thrown, innermost first; at least one frame
     * @param created where the future was made; may be empty
     */
    static ThrowSite of(List<Frame> thrown, List<Frame> created) {
        int runner = runner(thrown);
        boolean inTask = runner < thrown.size();
        int written = first(thrown, 0, runner, null);
        if (written >= 0) {
            // A library that threw on a thread of the application outside of any task completed a promise of its own.
            int ours = inTask || thrown.get(written).origin() == Origin.APPLICATION
                    ? first(thrown, 0, runner, Origin.APPLICATION)
                    : -1;
            Frame frame = thrown.get(ours >= 0 ? ours : written);
            return new ThrowSite(frame, frame.origin());
        }
        int maker = first(created, 0, created.size(), Origin.APPLICATION);
        if (maker >= 0) {
            return new ThrowSite(created.get(maker), Origin.APPLICATION);
        }
        // A method reference to the JDK leaves no frame of its own: what ran the stage is the nearest known line.
        int outside = first(thrown, runner, thrown.size(), Origin.APPLICATION);
        Frame frame = thrown.get(Math.max(outside, 0));
        return new ThrowSite(frame, frame.origin());
    }

    /** Whether only the JDK's own machinery had to do with it. */
    static boolean insideJdk(List<Frame> thrown) {
        boolean internal = false;
        for (Frame frame : thrown) {
            if (frame.origin() != Origin.JDK) {
                return false;
            }
            internal |=
                    !frame.className().startsWith("java.") || frame.className().startsWith("java.net.http.");
        }
        return internal;
    }

    private static int runner(List<Frame> frames) {
        for (int i = 0; i < frames.size(); i++) {
            for (String runner : RUNNERS) {
                if (frames.get(i).className().startsWith(runner)) {
                    return i;
                }
            }
        }
        return frames.size();
    }

    /** The innermost frame that somebody outside the JDK wrote, of this origin if one is given; -1 if there is none. */
    private static int first(List<Frame> frames, int from, int to, @Nullable Origin origin) {
        for (int i = from; i < to; i++) {
            Frame frame = frames.get(i);
            boolean wanted = origin == null ? frame.origin() != Origin.JDK : frame.origin() == origin;
            if (wanted && frame.role() != Role.GENERATED) {
                return i;
            }
        }
        return -1;
    }
}
