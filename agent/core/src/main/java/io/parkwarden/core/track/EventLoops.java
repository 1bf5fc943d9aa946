/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.track;

import io.parkwarden.model.Frame;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;

/**
 * Knows event loops by what they do: a thread that has selected twice in the same method dispatches from there, whatever
 * its name. Told on the slow path only, when a select has lasted beyond the threshold or the thread is suspect. Holds threads weakly; a lock for
 * a few instructions orders the threads that tell and ask.
 */
final class EventLoops {
    /** How often a thread may raise the suspicion that it runs a loop which never selects for long. */
    private static final int SUSPICIONS = 4;

    private final Map<Thread, Loop> loops = new WeakHashMap<>();
    private final Map<Thread, Integer> suspects = new WeakHashMap<>();

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
            if (loop == null || !loop.is(caller)) {
                loop = new Loop(caller);
                loops.put(thread, loop);
            }
            loop.selects++;
        }
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

    /**
     * The thread has waited outside of any task: it may run a loop whose select returns too soon to be looked at.
     *
     * @return whether short selects are worth looking at for a while
     */
    boolean suspect(Thread thread) {
        synchronized (loops) {
            Loop loop = loops.get(thread);
            if (loop != null && loop.selects >= 2) {
                return false;
            }
            return suspects.merge(thread, 1, Integer::sum) <= SUSPICIONS;
        }
    }

    /** Whether it has done so. */
    boolean isSuspect(Thread thread) {
        synchronized (loops) {
            return suspects.containsKey(thread);
        }
    }

    /** Whether the thread has selected, or was suspected to. */
    boolean mayHave(Thread thread) {
        synchronized (loops) {
            return loops.containsKey(thread) || suspects.containsKey(thread);
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
