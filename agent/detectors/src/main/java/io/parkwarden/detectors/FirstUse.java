/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.detectors;

import io.parkwarden.model.Frame;
import io.parkwarden.model.Park;
import io.parkwarden.model.Stack;
import io.parkwarden.model.WaitKind;

/** Costs that a program pays once: no line of code that could be changed, no harm that comes again. */
final class FirstUse {
    /** Once, and shorter than this: a cold cache. Longer, and somebody waited for it. */
    private static final long COLD_NANOS = 200_000_000;

    private static final long LONG_INITIALISER_NANOS = 1_000_000_000;

    private FirstUse() {}

    /**
     * Whether the wait is that of a class being loaded or initialised: the class loader reads its jar once, and workers
     * that need the class in the same moment wait once each. An initialiser that takes seconds is a fault nevertheless.
     */
    static boolean loadsClass(Park park) {
        if (park.stack().kind() == WaitKind.CLASS_INITIALISATION && park.nanos() < LONG_INITIALISER_NANOS) {
            return true;
        }
        return loadsClass(park.stack());
    }

    /** The same for a stack of any fact. */
    static boolean loadsClass(Stack stack) {
        for (Frame frame : stack.frames()) {
            if (frame.className().equals("java.lang.ClassLoader")
                    && frame.method().equals("loadClass")) {
                return true;
            }
            if (frame.className().equals(stack.site().className())
                    && frame.method().equals(stack.site().method())) {
                return false;
            }
        }
        return false;
    }

    /** Whether it was the only wait at its site, and a cold cache explains it: nothing to say. */
    static boolean only(Incident<Park> incident) {
        return once(incident)
                && switch (incident.first().stack().kind()) {
                    case DNS, RANDOM, CLASS_INITIALISATION, FILE_OPEN, FILE_READ, FILE_WRITE -> true;
                    default -> false;
                };
    }

    /** Whether it was the only wait at its site, and the JDK's own caches explain it: nothing to say on any pool. */
    static boolean fillsCacheOfTheJdk(Incident<Park> incident) {
        WaitKind kind = incident.first().stack().kind();
        return once(incident) && (kind == WaitKind.DNS || kind == WaitKind.RANDOM);
    }

    /** Whether it was the only wait at its site, of a kind that is often slow at first: worth knowing, no more. */
    static boolean mayBeCold(Incident<Park> incident) {
        return once(incident)
                && switch (incident.first().stack().kind()) {
                    case JDBC, JDBC_CONNECTION, HTTP, SOCKET_CONNECT, SOCKET_READ, SOCKET_WRITE, MONITOR, LOCK -> true;
                    default -> false;
                };
    }

    private static boolean once(Incident<Park> incident) {
        return incident.blocked().count() == 1 && incident.blocked().max() < COLD_NANOS;
    }
}
