/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.track;

import io.parkwarden.detectors.SelectLoop;
import io.parkwarden.model.Frame;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Knows event loops by what they do: a thread that has selected twice in the same method dispatches from there, whatever
 * its name, or from the method that called it. Told on the slow path only, when a select has lasted beyond the threshold
 * or the thread is suspect. Holds threads weakly. Many loops tell and ask at a time, so that a thread shares a lock, for
 * one look into a map, with few others; what is known of it has a lock of its own.
 */
final class EventLoops {
    /** How often a thread may raise the suspicion that it runs a loop which never selects for long. */
    private static final int SUSPICIONS = 4;

    /** Channels from which on a loop serves more than one peer: a listener and a connection, or two connections. */
    private static final int SEVERAL = 2;

    private static final int STRIPES = 64;

    private final List<Map<Thread, Known>> stripes = new ArrayList<>();

    EventLoops() {
        for (int i = 0; i < STRIPES; i++) {
            stripes.add(new WeakHashMap<>());
        }
    }

    /** What is known of one thread. */
    private static final class Known {
        private @Nullable SelectLoop loop;
        private int selects;
        private int keys;
        private int suspicions;

        /** Index of the frame that runs callbacks: beside the method that selects only where that serves several channels. */
        synchronized int dispatcher(List<Frame> frames, boolean besideToo) {
            if (loop == null || selects < 2) {
                return -1;
            }
            int above = loop.above(frames);
            return above >= 0 || !besideToo || keys < SEVERAL ? above : loop.beside(frames);
        }

        synchronized void selected(List<Frame> frames, int channels) {
            boolean same = loop != null && loop.selectsIn(frames);
            if (!same && dispatcher(frames, true) >= 0) {
                return; // a callback of the loop selects on its own: that is a wait of the callback
            }
            if (!same) {
                loop = new SelectLoop(frames);
                selects = 0;
                keys = 0;
            }
            selects++;
            keys = Math.max(keys, channels);
        }

        synchronized void serves(int channels) {
            keys = Math.max(keys, channels);
        }

        synchronized boolean suspect() {
            return selects < 2 && ++suspicions <= SUSPICIONS;
        }

        synchronized boolean hasSelected() {
            return selects > 0;
        }

        synchronized boolean isSuspect() {
            return suspicions > 0;
        }
    }

    /**
     * The thread has waited in a select.
     *
     * @param channels how many the selector has; 0 if that is not known
     */
    void selected(Thread thread, List<Frame> frames, int channels) {
        known(thread).selected(frames, channels);
    }

    /** The selector of the thread, if it is known to select, has so many channels: seen at a turn that was not idle. */
    void serves(Thread thread, int channels) {
        Known known = ifKnown(thread);
        if (known != null) {
            known.serves(channels);
        }
    }

    /**
     * The thread has waited outside of any task: it may run a loop whose select returns too soon to be looked at.
     *
     * @return whether short selects are worth looking at for a while
     */
    boolean suspect(Thread thread) {
        return known(thread).suspect();
    }

    /** Whether it has done so. */
    boolean isSuspect(Thread thread) {
        Known known = ifKnown(thread);
        return known != null && known.isSuspect();
    }

    /** Whether the thread was seen in a select; of one that is only suspected to run a loop, short ones are looked at, so it will be. */
    boolean hasSelected(Thread thread) {
        Known known = ifKnown(thread);
        return known != null && known.hasSelected();
    }

    /**
     * Index of the frame in which this thread dispatches, or -1 if it runs no event loop or is outside of it.
     *
     * @param ownThread whether it is of no pool: what a worker runs beside a select may be another task
     */
    int loopOf(Thread thread, List<Frame> frames, boolean ownThread) {
        Known known = ifKnown(thread);
        return known == null ? -1 : known.dispatcher(frames, ownThread);
    }

    private Known known(Thread thread) {
        Map<Thread, Known> stripe = stripe(thread);
        synchronized (stripe) {
            return stripe.computeIfAbsent(thread, first -> new Known());
        }
    }

    private @Nullable Known ifKnown(Thread thread) {
        Map<Thread, Known> stripe = stripe(thread);
        synchronized (stripe) {
            return stripe.get(thread);
        }
    }

    private Map<Thread, Known> stripe(Thread thread) {
        return stripes.get(System.identityHashCode(thread) % STRIPES);
    }
}
