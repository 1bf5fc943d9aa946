/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.detectors;

import io.parkwarden.model.Frame;
import io.parkwarden.model.Origin;
import java.util.List;

/**
 * The loop that a thread runs over a selector, known by the stack of its select. The agent and the reader of recordings
 * share it, so that both find the same callbacks. Immutable.
 */
public final class SelectLoop {
    private final List<Frame> frames;
    private final Frame select;

    /**
     * The loop of a thread that is in a select.
     *
     * @param frames its stack, innermost first; at least one frame
     */
    public SelectLoop(List<Frame> frames) {
        this.frames = frames;
        this.select = callerOfSelect(frames);
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

    /** Whether the select with this stack is in the same method. */
    public boolean selectsIn(List<Frame> selecting) {
        return callerOfSelect(selecting).is(select.className(), select.method());
    }

    /** Index of the frame that selects in another stack of the same thread; -1 if nothing runs above it. */
    public int above(List<Frame> other) {
        for (int i = other.size() - 1; i > 0; i--) {
            if (other.get(i).is(select.className(), select.method())) {
                return i;
            }
        }
        return -1;
    }

    /**
     * The same for a loop that has a method for its select: {@code run} calls {@code awaitReady}, then {@code dispatch}.
     * The frame that both stacks share runs the callbacks, if its class is the one that selects or is nested with it.
     * Another class that only calls something which selects is no loop: a consumer that polls a client of a message
     * broker may wait between two polls.
     *
     * @return index of the innermost such frame; -1 if there is none
     */
    public int beside(List<Frame> other) {
        int dispatcher = -1;
        int mine = frames.size();
        for (int i = other.size() - 1; i > 0; i--) {
            Frame frame = other.get(i);
            if (!isWritten(frame)) {
                continue;
            }
            do {
                mine--;
            } while (mine >= 0 && !isWritten(frames.get(mine)));
            if (mine < 0
                    || !frame.is(frames.get(mine).className(), frames.get(mine).method())) {
                break;
            }
            // A main method that selects now and then does much else.
            if (outermost(frame).equals(outermost(select)) && !frame.method().equals("main")) {
                dispatcher = i;
            }
        }
        return dispatcher;
    }

    private static boolean isWritten(Frame frame) {
        return frame.origin() != Origin.JDK && !ClassNames.isGenerated(frame.className());
    }

    private static String outermost(Frame frame) {
        int nested = frame.className().indexOf('$');
        return nested < 0 ? frame.className() : frame.className().substring(0, nested);
    }
}
