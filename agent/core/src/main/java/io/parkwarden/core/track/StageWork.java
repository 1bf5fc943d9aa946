/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.track;

import io.parkwarden.bootstrap.Run;
import io.parkwarden.bootstrap.RunHooks;
import java.util.ArrayDeque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Finds the threads that work for CompletableFutures: what {@link RunHooks} noted of the tasks that run now, followed
 * through the stages that depend on them. Work is wanted while anything but the given futures hangs on it. Only the
 * agent's thread calls; what a look finds is let go of at the next.
 */
final class StageWork {
    private static final int STEPS = 1_000;
    private static final String STAGES = "java.util.concurrent.CompletableFuture$";

    private final JdkObjects objects;
    private IdentityHashMap<Object, Work> found = new IdentityHashMap<>();

    /**
     * @param wanted whether somebody else may get what it brings
     */
    private record Work(Thread thread, boolean wanted) {}

    StageWork(JdkObjects objects) {
        this.objects = objects;
    }

    /** A look: which threads work for these futures. */
    void begin(List<CompletableFuture<?>> futures) {
        found = new IdentityHashMap<>();
        if (futures.isEmpty()) {
            return;
        }
        IdentityHashMap<Object, Boolean> targets = new IdentityHashMap<>();
        futures.forEach(future -> targets.put(future, Boolean.TRUE));
        for (int i = 0; i < RunHooks.slots(); i++) {
            Run run = RunHooks.run(i);
            Object task = run == null ? null : run.task();
            Thread thread = run == null ? null : run.get();
            if (task != null && thread != null) {
                Object future = task instanceof CompletableFuture ? task : objects.get(task, "dep");
                if (future instanceof CompletableFuture<?> first) {
                    follow(first, targets, thread);
                }
            }
        }
    }

    /** From the future of a running task along its dependents. */
    private void follow(CompletableFuture<?> first, IdentityHashMap<Object, Boolean> targets, Thread thread) {
        ArrayDeque<CompletableFuture<?>> open = new ArrayDeque<>(List.of(first));
        IdentityHashMap<Object, Boolean> seen = new IdentityHashMap<>();
        IdentityHashMap<Object, Boolean> reached = new IdentityHashMap<>();
        boolean wanted = false;
        while (!open.isEmpty() && seen.size() < STEPS) {
            CompletableFuture<?> future = open.remove();
            if (seen.put(future, Boolean.TRUE) != null) {
                continue;
            }
            boolean target = targets.containsKey(future);
            if (target) {
                reached.put(future, Boolean.TRUE);
            }
            if (future.isDone()) {
                continue; // it has its outcome, whatever the work brings
            }
            boolean hangs = false;
            Object completion = objects.get(future, "stack");
            for (int i = 0; completion != null && i < STEPS; i++) {
                String name = completion.getClass().getName();
                if (name.equals(STAGES + "Signaller")) {
                    wanted |= objects.get(completion, "thread") != null; // a thread waits for it
                } else if (name.equals(STAGES + "UniRelay")) {
                    wanted = true; // a copy was handed out: somebody keeps the original
                }
                Object stage = name.equals(STAGES + "CoCompletion") ? objects.get(completion, "base") : completion;
                if (stage != null
                        && !isTimer(stage)
                        && objects.get(stage, "dep") instanceof CompletableFuture<?> dependent) {
                    hangs = true;
                    open.add(dependent);
                }
                completion = objects.get(completion, "next");
            }
            wanted |= !hangs && !target; // somebody may hold the last stage
        }
        for (Object target : reached.keySet()) {
            Work other = found.get(target); // allOf: several work for it
            if (other == null || other.wanted) {
                found.put(target, new Work(thread, wanted || seen.size() >= STEPS));
            }
        }
    }

    /** What takes a timeout away when the future is done: it wants nothing. */
    private boolean isTimer(Object stage) {
        Object code = objects.get(stage, "fn");
        return code != null && code.getClass().getName().equals(STAGES + "Canceller");
    }

    /** The thread that works for this future; null if none is known to. */
    @Nullable
    Thread workerOf(CompletableFuture<?> future) {
        Work work = found.get(future);
        return work == null ? null : work.thread;
    }

    /** Whether somebody else may get what the work brings, or waits for it. */
    boolean isWanted(CompletableFuture<?> future) {
        Work work = found.get(future);
        return work == null || work.wanted;
    }
}
