/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.detectors;

import io.parkwarden.model.Execution;
import io.parkwarden.model.Frame;
import io.parkwarden.model.Origin;
import io.parkwarden.model.PoolKind;
import io.parkwarden.model.Role;
import io.parkwarden.model.Site;
import io.parkwarden.model.Stack;
import io.parkwarden.model.WaitKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads off a stack what the thread was doing, what it waited for and which line is to be named. The agent and the
 * reader of recordings share it, so that both find the same.
 *
 * <p>Whether a thread is in a task is read from its outermost frames: {@code ThreadPoolExecutor.runWorker} whose callee
 * is not {@code getTask}; {@code ForkJoinPool.runWorker} above which a task's {@code doExec} runs. (ThreadPoolExecutor
 * and ForkJoinPool of 17, 21 and 25 have these methods.)
 */
public final class StackReading {
    private static final String FORK_JOIN_TASK = "java.util.concurrent.ForkJoinTask";

    private StackReading() {}

    /**
     * The stack with all that can be read off it.
     *
     * @param frames innermost first; frames of Parkwarden itself already left out; at least one
     * @param seenAs what the hook or event knows of the wait, used where no frame tells more; null if nothing
     */
    public static Stack read(List<Frame> frames, @Nullable WaitKind seenAs) {
        int root = rootIndex(frames);
        TaskRoots.Root runs = root < 0 ? null : TaskRoots.of(frames.get(root));
        return runs == null
                ? read(frames, seenAs, frames.size(), Execution.OWN_THREAD)
                : read(frames, seenAs, root, runs.execution());
    }

    /** Index of the frame that runs the tasks: the outermost known one, or a loop that is itself a task; -1 if none. */
    private static int rootIndex(List<Frame> frames) {
        int outermost = -1;
        for (int i = frames.size() - 1; i >= 0; i--) {
            TaskRoots.Root root = TaskRoots.of(frames.get(i));
            if (root != null && root.execution() == Execution.EVENT_LOOP_TASK) {
                return i; // an executor lent its thread to the loop, as a channel group's does
            }
            if (root != null && outermost < 0) {
                outermost = i;
            }
        }
        return outermost;
    }

    /** What runs the tasks of a thread with these frames, where that is no JDK executor; null if it is not known. */
    public static @Nullable Runner runner(List<Frame> frames) {
        int root = rootIndex(frames);
        TaskRoots.Root runs = root < 0 ? null : TaskRoots.of(frames.get(root));
        return runs == null
                ? null
                : new Runner(
                        runs.kind(),
                        frames.get(root).className(),
                        frames.get(root).method());
    }

    /** What threads with such a stack run, be they idle or in a task; OWN_THREAD if no frame shows a pool or a loop. */
    public static Execution root(List<Frame> frames) {
        int root = rootIndex(frames);
        TaskRoots.Root runs = root < 0 ? null : TaskRoots.of(frames.get(root));
        return runs == null ? Execution.OWN_THREAD : runs.execution();
    }

    /**
     * What runs the tasks of a thread.
     *
     * @param kind the kind of pool
     * @param className class of the method that runs them
     * @param method the method that runs them
     */
    public record Runner(PoolKind kind, String className, String method) {}

    /**
     * The same for a thread that is known to run its tasks or callbacks above one of these frames.
     *
     * @param loop index of the frame that runs them
     * @param runs what it runs
     */
    public static Stack readAt(List<Frame> frames, @Nullable WaitKind seenAs, int loop, Execution runs) {
        return read(frames, seenAs, loop, runs);
    }

    private static Stack read(List<Frame> frames, @Nullable WaitKind seenAs, int root, Execution running) {
        int site = site(frames, root);
        WaitKind kind = kind(frames, site, seenAs);
        Frame callee = frames.get(Math.max(0, site - 1));
        int managed = managedBlock(frames, root);
        return new Stack(
                frames,
                isIdle(frames, root, running, site, kind) ? Execution.IDLE : running,
                kind,
                callee.className() + "." + callee.method(),
                Site.of(frames.get(site)),
                running == Execution.FORK_JOIN_TASK && managed >= 0,
                announced(frames, managed));
    }

    private static boolean isIdle(List<Frame> frames, int root, Execution running, int site, WaitKind kind) {
        if (root == 0 || running == Execution.OWN_THREAD) {
            return false;
        }
        return switch (running) {
            case FORK_JOIN_TASK -> !runsForkJoinTask(frames, root);
            case EXECUTOR_TASK -> {
                Frame callee = frames.get(root - 1);
                yield callee.className().equals(TaskRoots.POOL_EXECUTOR)
                        && (callee.method().equals("getTask") || callee.method().equals("processWorkerExit"));
            }
            // A loop that waits for its next event or task does so in code of its own.
            default -> frames.get(site).origin() != Origin.APPLICATION && waitsForWork(kind);
        };
    }

    private static boolean runsForkJoinTask(List<Frame> frames, int root) {
        for (int i = root - 1; i >= 0; i--) {
            if (frames.get(i).is(FORK_JOIN_TASK, "doExec")) {
                return true;
            }
        }
        return false;
    }

    private static boolean waitsForWork(WaitKind kind) {
        return switch (kind) {
            case SELECT, QUEUE, PARK, CONDITION, OBJECT_WAIT, SLEEP, SEMAPHORE, NATIVE -> true;
            default -> false;
        };
    }

    /** Application code first; else the innermost line of a library; else the wait itself. */
    private static int site(List<Frame> frames, int top) {
        int library = -1;
        for (int i = 0; i < top; i++) {
            Frame frame = frames.get(i);
            if (frame.role() == Role.GENERATED || frame.origin() == Origin.JDK || frame.isNative()) {
                continue; // of a native method its caller is the line to change
            }
            if (frame.origin() == Origin.APPLICATION) {
                return i;
            }
            if (library < 0) {
                library = i;
            }
        }
        return Math.max(0, library);
    }

    /** JDBC wherever it is between wait and site; else the known frame nearest to the site. */
    private static WaitKind kind(List<Frame> frames, int site, @Nullable WaitKind seenAs) {
        if (seenAs == WaitKind.CLASS_INITIALISATION) {
            return seenAs; // whatever the code around it does, this is what it waited for
        }
        WaitKind nearest = null;
        for (int i = Math.max(0, site - 1); i >= 0; i--) {
            WaitKind kind = WaitKinds.of(frames.get(i));
            if (kind == WaitKind.JDBC || kind == WaitKind.JDBC_CONNECTION) {
                return kind;
            }
            if (nearest == null) {
                nearest = kind;
            }
        }
        if (nearest == WaitKind.FILE_READ && (seenAs == WaitKind.CONSOLE || seenAs == WaitKind.PROCESS)) {
            return seenAs; // the same stream class reads files, the console and what a process prints
        }
        if (nearest != null && nearest != WaitKind.PARK) {
            return nearest;
        }
        if (seenAs != null) {
            return seenAs;
        }
        return nearest == null ? WaitKind.PARK : nearest;
    }

    /** Index of the outermost frame of a managed block, or -1. */
    private static int managedBlock(List<Frame> frames, int top) {
        for (int i = Math.min(top, frames.size()) - 1; i >= 0; i--) {
            Frame frame = frames.get(i);
            if (frame.className().equals(TaskRoots.FORK_JOIN_POOL)
                    && frame.method().equals("managedBlock")) {
                return i;
            }
        }
        return -1;
    }

    /** Whether code outside the JDK called managedBlock. */
    private static boolean announced(List<Frame> frames, int managedBlock) {
        return managedBlock >= 0
                && managedBlock + 1 < frames.size()
                && frames.get(managedBlock + 1).origin() != Origin.JDK;
    }
}
