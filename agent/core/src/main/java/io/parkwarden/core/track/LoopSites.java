/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.track;

import io.parkwarden.model.Frame;
import io.parkwarden.model.Origin;
import io.parkwarden.model.Role;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The line whose work a row of stacks shows: the innermost line of the application that most of them have, three of four if there is one. A line that was
 * named before is named again where half of the stacks have it, so that one cause does not get a name for each chance of
 * the looks. Remembers a bounded number of lines. One thread at a time calls.
 */
final class LoopSites {
    private static final int LIMIT = 512;

    private final Map<Line, Boolean> named = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Line, Boolean> eldest) {
            return size() > LIMIT;
        }
    };

    private record Line(String className, String method, int number) {
        static Line of(Frame frame) {
            return new Line(frame.className(), frame.method(), frame.line());
        }

        /** The method, whatever line it is in. */
        Line anywhere() {
            return new Line(className, method, Integer.MIN_VALUE);
        }
    }

    /**
     * What a row of stacks shows.
     *
     * @param stack index of a stack that has the line
     * @param frame the frame of that stack
     * @param seen how many stacks have it
     */
    record Found(int stack, Frame frame, int seen) {}

    /**
     * The line whose work these stacks show; null if they have none in common.
     *
     * @param stacks the frames above the one that runs callbacks, innermost first
     */
    @Nullable
    Found of(List<List<Frame>> stacks) {
        for (Origin origin : List.of(Origin.APPLICATION, Origin.LIBRARY)) {
            Found found = of(stacks, origin);
            if (found != null) {
                named.put(Line.of(found.frame), Boolean.TRUE);
                return found;
            }
        }
        return null;
    }

    private @Nullable Found of(List<List<Frame>> stacks, Origin origin) {
        Map<Line, Integer> lines = count(stacks, origin, Line::of);
        int half = (stacks.size() + 1) / 2;
        Line best = innermost(stacks, origin, line -> named.containsKey(line) && of(lines, line) >= half);
        int nearlyAll = Math.max(half, (3 * stacks.size() + 3) / 4);
        if (best == null) { // a look may have come just before or after the work
            best = innermost(stacks, origin, line -> of(lines, line) >= nearlyAll);
        }
        int most = most(lines);
        if (best == null && most >= half) {
            best = innermost(stacks, origin, line -> of(lines, line) == most);
        }
        if (best != null) {
            return found(stacks, best, of(lines, best));
        }
        // A method that computes in many lines is what the stacks have in common; it is named by its commonest line.
        Map<Line, Integer> methods =
                count(stacks, origin, frame -> Line.of(frame).anywhere());
        int mostOfMethods = most(methods);
        if (mostOfMethods < half || mostOfMethods == 0) {
            return null;
        }
        Line method = innermost(stacks, origin, line -> of(methods, line.anywhere()) == mostOfMethods);
        for (Line line : lines.keySet()) {
            boolean same = method != null && line.anywhere().equals(method.anywhere());
            if (same && (best == null || isBefore(lines, line, best))) {
                best = line;
            }
        }
        return best == null ? null : found(stacks, best, mostOfMethods);
    }

    private static boolean isBefore(Map<Line, Integer> counts, Line line, Line other) {
        int more = Integer.compare(of(counts, line), of(counts, other));
        return more > 0 || (more == 0 && line.number < other.number);
    }

    private static int of(Map<Line, Integer> counts, Line line) {
        return counts.getOrDefault(line, 0);
    }

    private static int most(Map<Line, Integer> counts) {
        int most = 0;
        for (int count : counts.values()) {
            most = Math.max(most, count);
        }
        return most;
    }

    /** In how many of the stacks each of their lines is, however often it is in one. */
    private static Map<Line, Integer> count(List<List<Frame>> stacks, Origin origin, Function<Frame, Line> read) {
        Map<Line, Integer> counts = new HashMap<>();
        for (List<Frame> stack : stacks) {
            Set<Line> here = new HashSet<>();
            for (Frame frame : stack) {
                if (isWritten(frame, origin)) {
                    here.add(read.apply(frame));
                }
            }
            here.forEach(line -> counts.merge(line, 1, Integer::sum));
        }
        return counts;
    }

    private static @Nullable Found found(List<List<Frame>> stacks, Line line, int seen) {
        for (int i = stacks.size() - 1; i >= 0; i--) {
            for (Frame frame : stacks.get(i)) {
                if (Line.of(frame).equals(line)) {
                    return new Found(i, frame, seen);
                }
            }
        }
        return null;
    }

    /** Of the lines that pass, the one that is farthest from the begin of its thread. */
    private static @Nullable Line innermost(List<List<Frame>> stacks, Origin origin, Predicate<Line> test) {
        Line innermost = null;
        int depth = -1;
        for (List<Frame> stack : stacks) {
            for (int i = 0; i < stack.size() && stack.size() - i > depth; i++) {
                Line line = Line.of(stack.get(i));
                if (isWritten(stack.get(i), origin) && test.test(line)) {
                    innermost = line;
                    depth = stack.size() - i;
                }
            }
        }
        return innermost;
    }

    private static boolean isWritten(Frame frame, Origin origin) {
        return frame.origin() == origin && frame.role() != Role.GENERATED;
    }
}
