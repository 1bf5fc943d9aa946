/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.model;

import java.util.List;

/**
 * A stack, innermost frame first, and what was read off it once. Instances are shared by all facts with equal stacks.
 *
 * @param frames the frames, innermost first
 * @param execution what the thread was doing
 * @param kind what it waited for
 * @param operation the call that the site made and that waited, as {@code class.method}
 * @param site the line to name
 * @param compensated whether a ForkJoinPool adds a worker for this wait
 * @param managed whether application or library code announced the wait by a ManagedBlocker of its own
 */
public record Stack(
        List<Frame> frames,
        Execution execution,
        WaitKind kind,
        String operation,
        Site site,
        boolean compensated,
        boolean managed) {
    public Stack {
        frames = List.copyOf(frames);
    }

    /** The same stack with another line to name. */
    public Stack at(Site line) {
        return new Stack(frames, execution, kind, operation, line, compensated, managed);
    }

    /** Whose code the site is: JDK where neither the application nor a library is on the stack of the task. */
    public Origin siteOrigin() {
        for (Frame frame : frames) {
            if (frame.line() == site.line() && frame.is(site.className(), site.method())) {
                return frame.origin();
            }
        }
        return Origin.JDK;
    }
}
