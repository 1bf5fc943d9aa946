/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.track;

import io.parkwarden.model.Frame;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Where failures come from: equal stacks of equal exceptions are one origin, whose frames are looked up once. Bounded:
 * past the limit an origin is made anew each time. One thread at a time.
 */
final class FailureOrigins {
    private static final int LIMIT = 2_048;

    private final Map<Key, Origin> known = new HashMap<>();
    private final TaskLines tasks = new TaskLines();
    private final LoadedClasses classes;
    private final int depth;

    private record Key(
            String exception,
            String type,
            List<?> stack,
            @Nullable String task) {}

    /**
     * Where failures come from.
     *
     * @param exception name of the exception's class
     * @param type kind of the future that carried it
     * @param thrown at least one frame
     * @param place jar of the innermost frame that is not the JDK's, empty if it is none
     * @param created code of the task, where the exception has no stack
     * @param withoutStack whether {@code thrown} is where the future was completed
     * @param message what the first of them said, if that is wanted
     */
    record Origin(
            String exception,
            String type,
            List<Frame> thrown,
            String place,
            List<Frame> created,
            boolean withoutStack,
            String message) {
        /** Each is made once, so there is no need to compare their many frames. */
        @Override
        public boolean equals(@Nullable Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(this);
        }

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

    /**
     * The origin with this stack.
     *
     * @param message what the exception says, if that is wanted
     */
    Origin of(List<StackTraceElement> stack, String exception, String type, String message) {
        return known(new Key(exception, type, stack, null), () -> {
            List<Frame> frames = frames(stack);
            return new Origin(exception, type, frames, classes.placeOf(frames), List.of(), false, message);
        });
    }

    /**
     * The origin of failures whose exception has no stack.
     *
     * @param completed where the future was completed; at least one frame
     * @param task class of the task that failed, or null if it is not known
     */
    Origin withoutStack(List<Frame> completed, @Nullable Class<?> task, String exception, String type, String message) {
        String code = task == null ? null : tasks.codeOf(task);
        return known(new Key(exception, type, completed, code), () -> {
            List<Frame> created = task == null ? List.of() : classes.frames(List.of(tasks.frameOf(task)));
            return new Origin(
                    exception,
                    type,
                    completed,
                    classes.placeOf(created.isEmpty() ? completed : created),
                    created,
                    true,
                    message);
        });
    }

    private Origin known(Key key, Supplier<Origin> made) {
        Origin origin = known.get(key);
        if (origin == null) {
            origin = made.get();
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
