/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.track;

import io.parkwarden.model.Frame;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;

/**
 * Knows event loops by what they do: a thread that has selected twice in the same method dispatches from there, whatever
 * its name. Told on the slow path only, when a select has lasted beyond the threshold. Holds threads weakly; a lock for
 * a few instructions orders the threads that tell and ask.
 */
final class EventLoops {
    private final Map<Thread, Loop> loops = new WeakHashMap<>();

    private static final class Loop {
        private final String className;
        private final String method;
        private int selects;

        Loop(Frame frame) {
            className = frame.className();
            method = frame.method();
        }

        boolean is(Frame frame) {
            return frame.is(className, method);
        }
    }

    /** The thread has waited in a select. */
    void selected(Thread thread, List<Frame> frames) {
        Frame caller = callerOfSelect(frames);
        synchronized (loops) {
            Loop loop = loops.get(thread);
            if (loop != null && loop.selects >= 2 && !loop.is(caller) && runsBelow(loop, frames)) {
                return; // a callback of the loop selects on its own: that is a wait of the callback
            }
            if (loop == null || !loop.is(caller)) {
                loop = new Loop(caller);
                loops.put(thread, loop);
            }
            loop.selects++;
        }
    }

    private static boolean runsBelow(Loop loop, List<Frame> frames) {
        for (Frame frame : frames) {
            if (loop.is(frame)) {
                return true;
            }
        }
        return false;
    }

    private static Frame callerOfSelect(List<Frame> frames) {
        for (Frame frame : frames) {
            if (!frame.className().startsWith("sun.nio.ch.")
                    && !frame.className().startsWith("java.nio.")) {
                return frame;
            }
        }
        return frames.get(frames.size() - 1);
    }

    /** Whether the thread has selected more than once. */
    boolean has(Thread thread) {
        synchronized (loops) {
            Loop loop = loops.get(thread);
            return loop != null && loop.selects >= 2;
        }
    }

    /** Index of the frame in which this thread selects, or -1 if it runs no event loop or is outside of it. */
    int loopOf(Thread thread, List<Frame> frames) {
        Loop loop;
        synchronized (loops) {
            loop = loops.get(thread);
        }
        if (loop == null || loop.selects < 2) {
            return -1;
        }
        for (int i = frames.size() - 1; i > 0; i--) {
            if (loop.is(frames.get(i))) {
                return i;
            }
        }
        return -1;
    }
}
