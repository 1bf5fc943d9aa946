/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.track;

import io.parkwarden.model.Frame;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where failures come from: equal stacks of equal exceptions are one origin, whose frames are looked up once. Bounded:
 * past the limit an origin is made anew each time. One thread at a time.
 */
final class FailureOrigins {
    private static final int LIMIT = 2_048;

    private final Map<Key, Origin> known = new HashMap<>();
    private final LoadedClasses classes;
    private final int depth;

    private record Key(String exception, String type, List<StackTraceElement> stack) {}

    /**
     * Where failures come from.
     *
     * @param exception name of the exception's class
     * @param type kind of the future that carried it
     * @param thrown at least one frame
     * @param place jar of the innermost frame that is not the JDK's, empty if it is none
     */
    record Origin(String exception, String type, List<Frame> thrown, String place) {
        /** The innermost line that is not the JDK's. */
        String innermost() {
            for (Frame frame : thrown) {
                if (frame.origin() != io.parkwarden.model.Origin.JDK) {
                    return frame.toString();
                }
            }
            return thrown.get(0).toString();
        }
    }

    FailureOrigins(LoadedClasses classes, int depth) {
        this.classes = classes;
        this.depth = depth;
    }

    /** The origin with this stack; null if the exception was made without one. */
    @Nullable
    Origin of(List<StackTraceElement> stack, String exception, String type) {
        if (stack.isEmpty()) {
            return null;
        }
        Key key = new Key(exception, type, stack);
        Origin origin = known.get(key);
        if (origin == null) {
            List<Frame> frames = frames(stack);
            origin = new Origin(exception, type, frames, classes.placeOf(frames));
            if (known.size() < LIMIT) {
                known.put(key, origin);
            }
        }
        return origin;
    }

    /** The innermost frames, which tell where it was thrown, and the outermost ones, which tell who ran it. */
    List<Frame> frames(List<StackTraceElement> stack) {
        if (stack.size() <= depth) {
            return classes.frames(stack);
        }
        int outer = Math.min(16, depth / 2);
        List<StackTraceElement> kept = new ArrayList<>(stack.subList(0, depth - outer));
        kept.addAll(stack.subList(stack.size() - outer, stack.size()));
        return classes.frames(kept);
    }
}
