/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.model;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An interval in which a virtual thread was blocked and kept its carrier, at least as long as the threshold.
 *
 * @param atMillis end of the interval, or the moment at which it was seen to last, in milliseconds since the epoch
 * @param nanos length in ns; what was seen from outside is a lower bound
 * @param thread name of the virtual thread
 * @param stack where it blocked
 * @param reason why it kept the carrier
 * @param pinners the frames that hold it, innermost first, bounded; empty if none can be named
 * @param cause what else is known of the cause: the class being initialised, the thread that holds the lock
 * @param library the library whose known fault this may be, if there is one
 * @param carriers the carriers at the worst moment of the interval
 * @param holders when no carrier was free and virtual threads waited for one: the stack of every holder, itself
 *     included; empty otherwise
 */
public record Pin(
        long atMillis,
        long nanos,
        String thread,
        Stack stack,
        PinReason reason,
        List<Frame> pinners,
        @Nullable String cause,
        @Nullable Library library,
        Carriers carriers,
        List<Trace> holders)
        implements Fact {
    public Pin {
        pinners = List.copyOf(pinners);
        holders = List.copyOf(holders);
    }

    /** Whether it tells that every carrier was taken, rather than how long one pin lasted. */
    public boolean everyCarrierTaken() {
        return !holders.isEmpty();
    }

    @Override
    public Pool pool() {
        return carriers.asPool(carriers.held() + carriers.busy());
    }

    @Override
    public List<Trace> traces() {
        List<Trace> traces = new ArrayList<>();
        if (holders.isEmpty()) {
            traces.add(new Trace("", thread, stack.frames()));
        }
        traces.addAll(holders);
        return traces;
    }
}
