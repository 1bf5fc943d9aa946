/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.bootstrap;

import java.lang.ref.WeakReference;

/**
 * Objects on which a thread waits while it has nothing to do: the condition of its pool's queue, its selector. Whoever serves requests waits so before each of
 * them, and to walk the stack each time would cost as much as a short request. Once a thread was looked at {@value #LOOKS} times in a row while it waited on the
 * same object, and each time did nothing that is judged, only one of {@value #EVERY} waits on it is looked at, until one is judged.
 *
 * <p>Bounded: an entry gives way to another pair that falls on its place. Holds threads and objects weakly. Each entry is changed by its own thread
 * only; a race for a place costs a look.
 */
final class KnownWaits {
    static final int LOOKS = 16;
    static final int EVERY = 64;
    private static final int PLACES = 1 << 12;
    private static final int NEVER = -1;

    private final Known[] places = new Known[PLACES];

    private static final class Known {
        final WeakReference<Thread> thread;
        final WeakReference<Object> on;
        int looks = 1;
        int passed;

        Known(Thread thread, Object on) {
            this.thread = new WeakReference<>(thread);
            this.on = new WeakReference<>(on);
        }

        boolean is(Thread itsThread, Object itsObject) {
            return thread.refersTo(itsThread) && on.refersTo(itsObject);
        }
    }

    private static int place(Thread thread, Object on) {
        int hash = System.identityHashCode(on) * 31 + System.identityHashCode(thread);
        return (hash ^ hash >>> 16) & PLACES - 1;
    }

    /** Whether this wait need not be looked at. */
    boolean passes(Thread thread, Object on) {
        Known known = places[place(thread, on)];
        return known != null && known.looks >= LOOKS && known.is(thread, on) && ++known.passed % EVERY != 0;
    }

    /** A wait was looked at; {@code idle} if the thread did nothing meanwhile that is judged. */
    void looked(Thread thread, Object on, boolean idle) {
        int place = place(thread, on);
        Known known = places[place];
        if (known == null || !known.is(thread, on)) {
            if (idle) {
                places[place] = new Known(thread, on);
            }
        } else if (!idle) {
            known.looks = NEVER;
        } else if (known.looks != NEVER && known.looks < LOOKS) {
            known.looks++;
        }
    }
}
