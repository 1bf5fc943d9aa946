/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.viewer.read;

import io.parkwarden.detectors.SelectLoop;
import io.parkwarden.model.Frame;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Event loops by what they do: a thread that was sampled twice in a select of one method dispatches from there. The
 * agent sees the selects themselves; a recording has them only in its samples of native code. Bounded; not thread-safe.
 */
final class SelectLoops {
    private static final int LIMIT = 1_000;

    private final Map<String, Loop> loops = new HashMap<>();

    private static final class Loop {
        final SelectLoop shape;
        int selects;

        Loop(SelectLoop shape) {
            this.shape = shape;
        }
    }

    /** Whether the innermost call outside of the JDK's channels is a select. */
    static boolean isSelect(List<Frame> frames) {
        for (Frame frame : frames) {
            if (frame.className().equals("sun.nio.ch.SelectorImpl")) {
                return true;
            }
            if (!frame.className().startsWith("sun.nio.ch.")) {
                return false;
            }
        }
        return false;
    }

    /** The thread was in a select. */
    void selected(String thread, List<Frame> frames) {
        Loop loop = loops.get(thread);
        if (loop == null || !loop.shape.selectsIn(frames)) {
            if (loop == null && loops.size() >= LIMIT) {
                return;
            }
            loop = new Loop(new SelectLoop(frames));
            loops.put(thread, loop);
        }
        loop.selects++;
    }

    /** Index of the frame in which this thread selects, or -1 if it runs no event loop or is outside of it. */
    int loopOf(String thread, List<Frame> frames) {
        Loop loop = loops.get(thread);
        return loop == null || loop.selects < 2 ? -1 : loop.shape.above(frames);
    }

    /** Whether the thread runs an event loop and is inside of it. */
    boolean runsIn(String thread, List<Frame> frames) {
        return loopOf(thread, frames) >= 0;
    }
}
