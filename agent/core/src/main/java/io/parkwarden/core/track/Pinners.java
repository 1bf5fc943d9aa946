/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.track;

import io.parkwarden.model.Frame;
import io.parkwarden.model.Origin;
import io.parkwarden.model.PinReason;
import java.util.ArrayList;
import java.util.List;

/**
 * Why a stack holds its carrier, from the stack alone. Which frame holds a monitor cannot be seen from outside; {@link
 * LivePinners} sees it from within.
 *
 * @param reason why
 * @param frames the frames that hold it, innermost first, bounded
 */
record Pinners(PinReason reason, List<Frame> frames) {
    static final int LIMIT = 4;

    /**
     * @param frames the stack, innermost first
     * @param holdsMonitor whether the frame at that index holds a monitor
     * @param monitorsPin whether a monitor keeps the carrier on this JDK (until 23, JEP 491)
     */
    static Pinners of(List<Frame> frames, java.util.function.IntPredicate holdsMonitor, boolean monitorsPin) {
        List<Frame> found = new ArrayList<>();
        PinReason reason = PinReason.UNKNOWN;
        boolean loads = false;
        for (int i = 0; i < frames.size(); i++) {
            Frame frame = frames.get(i);
            PinReason here = frame.method().equals("<clinit>")
                    ? PinReason.INITIALISER_ON_STACK
                    : isNative(frame, i) ? PinReason.NATIVE_FRAME : null;
            if (here == null && monitorsPin && holdsMonitor.test(i)) {
                here = PinReason.MONITOR_HELD;
            }
            loads |= frame.is("java.lang.ClassLoader", "loadClass");
            if (here != null && found.size() < LIMIT) {
                reason = found.isEmpty() ? here : reason;
                found.add(frame);
            }
        }
        if (found.isEmpty()) {
            reason = loads ? PinReason.CLASS_LOADING : monitorsPin ? PinReason.MONITOR_HELD : PinReason.UNKNOWN;
        }
        return new Pinners(reason, found);
    }

    /** A native method that called back into Java; the innermost frame is the wait itself. */
    private static boolean isNative(Frame frame, int index) {
        boolean upcall = frame.origin() == Origin.JDK && frame.className().startsWith("jdk.internal.foreign.abi.");
        return index > 0 && (upcall || frame.isNative());
    }
}
