/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.track;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/**
 * What a queued task can bring: the walk from the task through the JDK's own structure to the objects that threads are
 * parked on. A thread in {@code CompletableFuture.join} is parked on a {@code Signaller} that stands in the future's
 * stack of dependents; one in {@code FutureTask.get} on the task itself; one in a latch, semaphore or queue on the
 * synchronizer inside. So no hook is needed, and a JVM that hangs already can be read.
 *
 * <p>The way tells how sure the connection is ({@link Way}). Bounded in steps. Only the agent's thread calls; one graph
 * serves one proof and is let go of with it.
 */
final class TaskGraph {
    private static final int STEPS = 2_000;
    private static final int ELEMENTS = 64;
    private static final int DEEPEST = 6;
    private static final String JUC = "java.util.concurrent.";
    private static final String STAGES = JUC + "CompletableFuture$";

    /** How a task is connected with what a thread waits for, surest first. */
    enum Way {
        /** By the JDK's structure: nothing but this task completes it, unless somebody completes the future by hand. */
        STRUCTURE,
        /** By a variable that the task's code captured. */
        CAPTURED,
        /** By a field of an object that the task's code captured. */
        FIELD
    }

    /**
     * A connection.
     *
     * @param target what threads are parked on
     * @param way how it was reached
     * @param code the object whose code reaches it, a lambda say; null if there is none on the way
     */
    record Link(Object target, Way way, @Nullable Object code) {}

    private record Step(
            Object object, Way way, int depth, @Nullable Object code) {}

    private final JdkObjects objects;
    private final IdentityHashMap<Object, Boolean> pending = new IdentityHashMap<>();
    private boolean hasEither;

    TaskGraph(JdkObjects objects) {
        this.objects = objects;
    }

    /** Whether a second round over all tasks may find more: a future was met that any of several may complete. */
    boolean needsSecondRound() {
        return hasEither;
    }

    /**
     * The targets that this task is connected with.
     *
     * @param targets by identity
     * @param deep whether to look at what the task's code captured, too
     */
    List<Link> links(Object task, IdentityHashMap<Object, ?> targets, boolean deep) {
        List<Link> links = new ArrayList<>();
        IdentityHashMap<Object, Way> seen = new IdentityHashMap<>();
        ArrayDeque<Step> steps = new ArrayDeque<>();
        steps.add(new Step(task, Way.STRUCTURE, 0, null));
        for (int i = 0; i < STEPS && !steps.isEmpty(); i++) {
            Step step = steps.removeFirst();
            Way before = seen.get(step.object);
            if (before != null && before.compareTo(step.way) <= 0) {
                continue;
            }
            seen.put(step.object, step.way);
            if (targets.containsKey(step.object)) {
                links.add(new Link(step.object, step.way, step.code));
            }
            expand(step, steps, deep);
        }
        return links;
    }

    private void expand(Step step, ArrayDeque<Step> steps, boolean deep) {
        Object object = step.object;
        Class<?> type = object.getClass();
        String name = type.getName();
        if (object instanceof CompletableFuture) {
            if (objects.get(object, "result") == null) {
                dependents(step, steps, deep);
            }
        } else if (object instanceof FutureTask) {
            future(step, steps, deep);
        } else if (name.startsWith(STAGES)) {
            go(objects.get(object, "dep"), Way.STRUCTURE, step, steps);
            if (deep) {
                go(objects.get(object, "fn"), Way.CAPTURED, step, steps);
            }
        } else if (deep || step.depth <= 1) {
            // Without the deep look only wrappers of the task itself: what an executor's decorator made of it.
            fields(step, steps);
        }
    }

    /** The dependents of a future that is not complete; {@code next} chains them. */
    private void dependents(Step step, ArrayDeque<Step> steps, boolean deep) {
        Object completion = objects.get(step.object, "stack");
        for (int i = 0; completion != null && i < ELEMENTS * 16; i++) {
            Object stage = completion.getClass().getName().equals(STAGES + "CoCompletion")
                    ? objects.get(completion, "base")
                    : completion;
            if (stage != null) {
                String name = stage.getClass().getName();
                if (name.equals(STAGES + "Signaller")) {
                    go(stage, step.way, step, steps);
                } else if (name.startsWith(STAGES + "Or") || name.equals(STAGES + "AnyOf")) {
                    if (allPending(stage, step.object)) {
                        go(objects.get(stage, "dep"), step.way, step, steps);
                    }
                } else {
                    go(objects.get(stage, "dep"), step.way, step, steps);
                    if (deep) {
                        go(objects.get(stage, "fn"), Way.CAPTURED, step, steps);
                    }
                }
            }
            completion = objects.get(completion, "next");
        }
    }

    /** A future that any of several may complete hangs on this task only if each of them does. */
    private boolean allPending(Object stage, Object source) {
        hasEither = true;
        List<Object> sources = new ArrayList<>();
        if (objects.get(stage, "srcs") instanceof Object[] several) {
            sources.addAll(List.of(several));
        } else {
            for (String field : new String[] {"src", "snd"}) {
                Object one = objects.get(stage, field);
                if (one != null) {
                    sources.add(one);
                }
            }
        }
        pending.put(source, Boolean.TRUE);
        for (Object one : sources) {
            if (!pending.containsKey(one)) {
                return false;
            }
        }
        return true;
    }

    private void future(Step step, ArrayDeque<Step> steps, boolean deep) {
        Object task = step.object;
        boolean own = step.way == Way.STRUCTURE;
        if (own) {
            go(objects.get(task, "task"), Way.STRUCTURE, step, steps);
            go(objects.get(task, "completionQueue"), Way.STRUCTURE, step, steps);
            go(objects.get(task, "callable"), Way.STRUCTURE, step, steps);
        } else if (deep && objects.get(task, "runner") == null) {
            go(objects.get(task, "callable"), step.way, step, steps);
        }
    }

    private void fields(Step step, ArrayDeque<Step> steps) {
        Object object = step.object;
        Class<?> type = object.getClass();
        String name = type.getName();
        if (object instanceof Object[] array) {
            for (int i = 0; i < Math.min(array.length, ELEMENTS); i++) {
                go(array[i], step.way, step, steps);
            }
        } else if (object instanceof List<?> list && isPlainList(name)) {
            elements(list, step, steps);
        } else if (isClosed(object, name) || step.depth > DEEPEST) {
            return;
        } else if (name.startsWith(JUC)) {
            for (JdkObjects.Reference reference : objects.references(object)) {
                go(reference.value(), step.way, step, steps);
            }
        } else if (!JdkObjects.isBoot(type)) {
            boolean code = type.isHidden() || type.isAnonymousClass() || object instanceof Runnable;
            Way way = code && step.way != Way.FIELD ? Way.CAPTURED : Way.FIELD;
            Object of = code ? object : step.code;
            for (JdkObjects.Reference reference : objects.references(object)) {
                // Held as a Runnable, a future is what this task runs: the wrapper that an executor put around it.
                boolean wraps = reference.value() instanceof FutureTask && reference.type() == Runnable.class;
                Way by = wraps && step.way == Way.STRUCTURE ? Way.STRUCTURE : way;
                add(reference.value(), by, step.depth + (way == Way.FIELD ? 3 : 1), of, steps);
            }
        }
    }

    /** Lists whose {@code get} is a look into an array: no lock, no code of the application. */
    private static boolean isPlainList(String name) {
        return name.equals("java.util.ArrayList")
                || name.equals("java.util.Arrays$ArrayList")
                || name.startsWith("java.util.ImmutableCollections$List")
                || name.equals("java.util.concurrent.CopyOnWriteArrayList");
    }

    private static void elements(List<?> list, Step step, ArrayDeque<Step> steps) {
        try {
            for (int i = 0; i < Math.min(list.size(), ELEMENTS); i++) {
                go(list.get(i), step.way, step, steps);
            }
        } catch (RuntimeException changedMeanwhile) {
            // the rest of the list is not seen at this look
        }
    }

    /** What leads from one task to everything else: pools, threads, nodes of queues, class loaders. */
    private static boolean isClosed(Object object, String name) {
        return object instanceof Executor
                || object instanceof Thread
                || object instanceof ClassLoader
                || object instanceof Class
                || name.endsWith("Node");
    }

    private static void go(@Nullable Object object, Way way, Step from, ArrayDeque<Step> steps) {
        add(
                object,
                way.compareTo(from.way) < 0 && way != Way.STRUCTURE ? from.way : way,
                from.depth + 1,
                from.code,
                steps);
    }

    private static void add(
            @Nullable Object object, Way way, int depth, @Nullable Object code, ArrayDeque<Step> steps) {
        if (object != null && depth <= DEEPEST * 3) {
            steps.add(new Step(object, way, depth, code));
        }
    }
}
