/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.viewer.read;

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
        final String className;
        final String method;
        int selects;

        Loop(Frame frame) {
            className = frame.className();
            method = frame.method();
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
        Frame caller = frames.stream()
                .filter(frame -> !frame.className().startsWith("sun.nio.ch.")
                        && !frame.className().startsWith("java.nio."))
                .findFirst()
                .orElse(frames.get(frames.size() - 1));
        Loop loop = loops.get(thread);
        if (loop == null || !caller.is(loop.className, loop.method)) {
            if (loop == null && loops.size() >= LIMIT) {
                return;
            }
            loop = new Loop(caller);
            loops.put(thread, loop);
        }
        loop.selects++;
    }

    /** Index of the frame in which this thread selects, or -1 if it runs no event loop or is outside of it. */
    int loopOf(String thread, List<Frame> frames) {
        Loop loop = loops.get(thread);
        if (loop == null || loop.selects < 2) {
            return -1;
        }
        for (int i = frames.size() - 1; i > 0; i--) {
            if (frames.get(i).is(loop.className, loop.method)) {
                return i;
            }
        }
        return -1;
    }

    /** Whether the thread runs an event loop and is inside of it. */
    boolean runsIn(String thread, List<Frame> frames) {
        return loopOf(thread, frames) >= 0;
    }
}
