/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.track;

import io.parkwarden.model.Frame;
import io.parkwarden.model.Origin;
import io.parkwarden.model.Role;
import io.parkwarden.model.Site;
import io.parkwarden.model.Stack;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What several looks at a thread that computes have in common. Which line inside the work a look hits is chance; the
 * line to name is the innermost call of the application that nearly all of them found on the stack, at the same depth.
 *
 * @param shape the stack that was seen most often of those with the site
 * @param stack the same with the common line as its site
 * @param seen how many looks found the site
 */
record Work(StackShapes.Shape shape, Stack stack, int seen) {
    private static final int KNOWN = 256;

    /** @param looks stacks and how often each was seen; at least one */
    static Work of(Map<StackShapes.Shape, Integer> looks) {
        Map<StackShapes.Shape, Integer> own = new LinkedHashMap<>(looks);
        own.keySet().removeIf(shape -> outermost(shape.stack()) == 0);
        if (count(own) * 2 < count(looks)) {
            StackShapes.Shape most = mostOften(looks);
            return new Work(most, most.stack(), looks.getOrDefault(most, 0)); // the work of a library
        }
        Path path = Path.along(own);
        if (path.common == 0) {
            Stack most = mostOften(own).stack();
            int outermost = outermost(most);
            path = Path.along(having(own, outermost, atDepth(most, outermost)));
        }
        StackShapes.Shape most = mostOften(path.looks);
        Stack stack = most.stack();
        int common = path.common;
        // All looks hit one line of the method that computes: by chance, so the call of the method is named here as
        // well.
        boolean innermost = true;
        for (int inner = common + 1; inner <= stack.frames().size(); inner++) {
            innermost &= !isApplication(atDepth(stack, inner));
        }
        boolean calledDirectly = common > 1 && isApplication(atDepth(stack, common - 1));
        int depth = innermost && calledDirectly ? common - 1 : common;
        Frame site = atDepth(stack, depth);
        return new Work(most, stack.at(Site.of(site)), count(having(own, depth, site)));
    }

    /**
     * The innermost call of the application that nearly all looks have in common.
     *
     * @param common its depth, 1 being the outermost frame; 0 if there is none
     * @param looks those that have it
     */
    private record Path(int common, Map<StackShapes.Shape, Integer> looks) {
        /** Goes inward as long as two of three looks are on the way: one in passing, before the work, is not asked. */
        static Path along(Map<StackShapes.Shape, Integer> looks) {
            int all = count(looks);
            Path path = new Path(0, looks);
            Map<StackShapes.Shape, Integer> left = looks;
            for (int depth = 1; ; depth++) {
                Frame frame = mostOftenAt(depth, left);
                left = frame == null ? Map.of() : having(left, depth, frame);
                if (frame == null || count(left) * 3 < all * 2) {
                    return path;
                }
                path = isApplication(frame) ? new Path(depth, left) : path;
            }
        }

        private static @Nullable Frame mostOftenAt(int depth, Map<StackShapes.Shape, Integer> looks) {
            Map<Frame, Integer> counts = new LinkedHashMap<>();
            looks.forEach((shape, count) -> {
                if (depth <= shape.stack().frames().size()) {
                    counts.merge(atDepth(shape.stack(), depth), count, Integer::sum);
                }
            });
            return counts.isEmpty() ? null : mostOften(counts);
        }
    }

    /** The depth of the application's outermost frame; 0 if there is none. */
    private static int outermost(Stack stack) {
        for (int depth = 1; depth <= stack.frames().size(); depth++) {
            if (isApplication(atDepth(stack, depth))) {
                return depth;
            }
        }
        return 0;
    }

    private static int count(Map<StackShapes.Shape, Integer> looks) {
        return looks.values().stream().mapToInt(Integer::intValue).sum();
    }

    private static <T> T mostOften(Map<T, Integer> counts) {
        T most = null;
        int highest = 0;
        for (Map.Entry<T, Integer> entry : counts.entrySet()) {
            if (entry.getValue() > highest) {
                most = entry.getKey();
                highest = entry.getValue();
            }
        }
        if (most == null) {
            throw new IllegalArgumentException("no look");
        }
        return most;
    }

    private static Map<StackShapes.Shape, Integer> having(
            Map<StackShapes.Shape, Integer> looks, int depth, Frame frame) {
        Map<StackShapes.Shape, Integer> having = new LinkedHashMap<>(looks);
        having.keySet()
                .removeIf(shape -> depth > shape.stack().frames().size()
                        || !atDepth(shape.stack(), depth).equals(frame));
        return having;
    }

    private static boolean isApplication(Frame frame) {
        return frame.origin() == Origin.APPLICATION && frame.role() != Role.GENERATED;
    }

    /**
     * The same with the site that was given to this work before: a later row of looks may have hit another line of it.
     *
     * @param known sites by work; bounded
     */
    Work at(Map<String, Site> known) {
        StringBuilder work = new StringBuilder();
        boolean inside = false;
        for (Frame frame : stack.frames()) {
            if (inside) {
                work.append('|').append(frame);
            } else if (isApplication(frame)) {
                inside = true; // of the method that computes the line does not matter
                work.append(frame.className()).append('.').append(frame.method());
            }
        }
        Site site = known.get(work.toString());
        if (site == null && known.size() < KNOWN) {
            known.put(work.toString(), stack.site());
        }
        return site == null ? this : new Work(shape, stack.at(site), seen);
    }

    private static Frame atDepth(Stack stack, int depth) {
        List<Frame> frames = stack.frames();
        return frames.get(frames.size() - depth);
    }
}
