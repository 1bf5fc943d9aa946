/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.track;

import io.parkwarden.model.Frame;
import io.parkwarden.model.Origin;
import io.parkwarden.model.Role;
import io.parkwarden.model.Site;
import io.parkwarden.model.Stack;
import java.util.List;
import java.util.Map;

/**
 * What several looks at a thread that computes have in common. Which line inside the work a look hits is chance; the
 * line to name is the innermost call of the application that all of them found on the stack, at the same depth.
 *
 * @param shape the stack that was seen most often
 * @param stack the same with the common line as its site
 * @param seen how many looks found the site
 */
record Work(StackShapes.Shape shape, Stack stack, int seen) {
    private static final int KNOWN = 256;

    /** @param looks stacks and how often each was seen; at least one */
    static Work of(Map<StackShapes.Shape, Integer> looks) {
        Map.Entry<StackShapes.Shape, Integer> most = null;
        int all = 0;
        for (Map.Entry<StackShapes.Shape, Integer> look : looks.entrySet()) {
            all += look.getValue();
            most = most == null || look.getValue() > most.getValue() ? look : most;
        }
        if (most == null) {
            throw new IllegalArgumentException("no look");
        }
        Stack stack = most.getKey().stack();
        int common = 0;
        for (int depth = 1; depth <= stack.frames().size() && allHave(looks, depth, stack); depth++) {
            common = isApplication(atDepth(stack, depth)) ? depth : common;
        }
        if (common == 0) {
            return new Work(most.getKey(), stack, most.getValue());
        }
        // All looks hit one line of the method that computes: by chance, so the call of the method is named here as
        // well.
        boolean innermost = true;
        for (int depth = common + 1; depth <= stack.frames().size(); depth++) {
            innermost &= !isApplication(atDepth(stack, depth));
        }
        boolean calledDirectly = common > 1 && isApplication(atDepth(stack, common - 1));
        Frame site = atDepth(stack, innermost && calledDirectly ? common - 1 : common);
        return new Work(most.getKey(), stack.at(Site.of(site)), all);
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

    private static boolean allHave(Map<StackShapes.Shape, Integer> looks, int depth, Stack stack) {
        Frame frame = atDepth(stack, depth);
        for (StackShapes.Shape shape : looks.keySet()) {
            if (depth > shape.stack().frames().size()
                    || !atDepth(shape.stack(), depth).equals(frame)) {
                return false;
            }
        }
        return true;
    }

    private static Frame atDepth(Stack stack, int depth) {
        List<Frame> frames = stack.frames();
        return frames.get(frames.size() - depth);
    }
}
