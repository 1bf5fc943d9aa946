/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.detectors;

import io.parkwarden.model.Fact;
import io.parkwarden.model.Frame;
import io.parkwarden.model.Origin;
import io.parkwarden.model.Role;
import io.parkwarden.model.TaskLoad;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The code of the task on a stack: the outermost line of the application above the method that runs tasks. */
public final class TaskFrames {
    /** The methods by which a wrapper calls what it wraps. */
    private static final Set<String> CALLED = Set.of("run", "call", "get", "apply", "accept");

    private TaskFrames() {}

    /** The frame in which the application's part of the task begins, or null if there is no task or none of its code. */
    public static @Nullable Frame first(List<Frame> frames) {
        for (int root = frames.size() - 1; root >= 0; root--) {
            if (TaskRoots.of(frames.get(root)) != null) {
                return outermost(frames, root);
            }
        }
        return null;
    }

    /**
     * The frame in which the task's own work begins: as {@link #first}, but within methods that only run a task of another
     * class, such as one that restores a logging context. Tasks of many kinds go through these.
     */
    public static @Nullable Frame work(List<Frame> frames) {
        Frame begins = first(frames);
        if (begins == null) {
            return null;
        }
        for (int i = frames.lastIndexOf(begins) - 1; i >= 0; i--) {
            Frame inner = frames.get(i);
            if (inner.role() == Role.GENERATED || ClassNames.isGenerated(inner.className())) {
                continue; // the class of the lambda that is called
            }
            boolean runs = inner.method().startsWith("lambda$") || CALLED.contains(inner.method());
            if (!runs
                    || inner.origin() != Origin.APPLICATION
                    || inner.className().equals(begins.className())) {
                break;
            }
            begins = inner;
        }
        return begins;
    }

    /**
     * The frame in which a task begins that is a library's from end to end: its outermost frame outside the JDK. Null if
     * there is no task, or if code of the application is on the stack: it is what the thread works for then.
     */
    public static @Nullable Frame guest(List<Frame> frames) {
        int root = frames.size() - 1;
        while (root >= 0 && TaskRoots.of(frames.get(root)) == null) {
            root--;
        }
        Frame begins = null;
        for (int i = 0; i < root; i++) {
            Frame frame = frames.get(i);
            if (frame.role() == Role.GENERATED || ClassNames.isGenerated(frame.className())) {
                continue; // the class of a lambda, which stacks of other threads show on some JDKs
            }
            if (frame.origin() == Origin.APPLICATION) {
                return null;
            }
            if (frame.origin() == Origin.LIBRARY) {
                // Where the compiler put a bridge method before it, the method that somebody wrote is the inner one.
                boolean bridge = i > 0 && frames.get(i - 1).is(frame.className(), frame.method());
                begins = bridge ? frames.get(i - 1) : frame;
            }
        }
        return begins;
    }

    /** The outermost line of the application, whoever called it; null if there is none. */
    public static @Nullable Frame outermost(List<Frame> frames) {
        for (int i = frames.size() - 1; i >= 0; i--) {
            Frame frame = frames.get(i);
            if (frame.origin() == Origin.APPLICATION && !ClassNames.isGenerated(frame.className())) {
                return frame;
            }
        }
        return null;
    }

    private static @Nullable Frame outermost(List<Frame> frames, int root) {
        for (int i = root - 1; i >= 0; i--) {
            Frame frame = frames.get(i);
            if (frame.origin() == Origin.APPLICATION && frame.role() != Role.GENERATED) {
                return frame;
            }
        }
        return null;
    }

    /**
     * What a task with one of these stacks may be called where it is submitted: {@code class.method} of a lambda or a
     * method reference, or the class of a task object. Empty if no stack has a task.
     */
    public static Set<String> codes(Fact fact) {
        Set<String> codes = new TreeSet<>();
        for (Fact.Trace trace : fact.traces()) {
            Frame own = first(trace.frames());
            Frame first = own == null && fact instanceof TaskLoad ? guest(trace.frames()) : own;
            if (first != null) {
                codes.add(first.className() + "." + first.method());
                codes.add(first.className());
            }
        }
        return codes;
    }
}
