/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.track;

import io.parkwarden.detectors.SelectLoop;
import io.parkwarden.model.Frame;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;

/**
 * Knows event loops by what they do: a thread that has selected twice in the same method dispatches from there, whatever
 * its name, or from the method that called it. Told on the slow path only, when a select has lasted beyond the threshold
 * or the thread is suspect. Holds threads weakly; a lock for a few instructions orders the threads that tell and ask.
 */
final class EventLoops {
    /** How often a thread may raise the suspicion that it runs a loop which never selects for long. */
    private static final int SUSPICIONS = 4;

    /** Channels from which on a loop serves more than one peer: a listener and a connection, or two connections. */
    private static final int SEVERAL = 2;

    private final Map<Thread, Loop> loops = new WeakHashMap<>();
    private final Map<Thread, Integer> suspects = new WeakHashMap<>();

    private static final class Loop {
        private final SelectLoop shape;
        private int selects;
        private int keys;

        Loop(SelectLoop shape) {
            this.shape = shape;
        }

        /** Index of the frame that runs callbacks: beside the method that selects only where that serves several channels. */
        int dispatcher(List<Frame> frames, boolean besideToo) {
            if (selects < 2) {
                return -1;
            }
            int above = shape.above(frames);
            return above >= 0 || !besideToo || keys < SEVERAL ? above : shape.beside(frames);
        }
    }

    /**
     * The thread has waited in a select.
     *
     * @param keys channels registered with the selector; 0 if that is not known
     */
    void selected(Thread thread, List<Frame> frames, int keys) {
        synchronized (loops) {
            Loop loop = loops.get(thread);
            boolean same = loop != null && loop.shape.selectsIn(frames);
            if (loop != null && !same && loop.dispatcher(frames, true) >= 0) {
                return; // a callback of the loop selects on its own: that is a wait of the callback
            }
            if (loop == null || !same) {
                loop = new Loop(new SelectLoop(frames));
                loops.put(thread, loop);
            }
            loop.selects++;
            loop.keys = Math.max(loop.keys, keys);
        }
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

    /**
     * Index of the frame in which this thread dispatches, or -1 if it runs no event loop or is outside of it.
     *
     * @param ownThread whether it is of no pool: what a worker runs beside a select may be another task
     */
    int loopOf(Thread thread, List<Frame> frames, boolean ownThread) {
        synchronized (loops) {
            Loop loop = loops.get(thread);
            return loop == null ? -1 : loop.dispatcher(frames, ownThread);
        }
    }
}
