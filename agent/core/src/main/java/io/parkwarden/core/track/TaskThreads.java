/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.track;

import io.parkwarden.model.Execution;
import io.parkwarden.model.Frame;
import io.parkwarden.model.Intent;
import io.parkwarden.model.Origin;
import io.parkwarden.model.Site;
import io.parkwarden.model.WaitKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Knows threads that serve others although no well-known method on their stack says so: loops over a selector by what
 * they do, loops that the user declares, and workers of home-made executors by the queue of tasks or the Executor that
 * their Runnable belongs to. A loop that waits for work in code of its own is left as it is: not in a task. Thread-safe.
 */
final class TaskThreads {
    private final EventLoops loops = new EventLoops();
    private final StackShapes shapes;
    private final Pools pools;

    TaskThreads(StackShapes shapes, Pools pools) {
        this.shapes = shapes;
        this.pools = pools;
    }

    EventLoops loops() {
        return loops;
    }

    /** The stack read as what this thread is; the same shape if nothing more is known of the thread. */
    StackShapes.Shape read(StackShapes.Shape shape, @Nullable Thread thread, String threadName) {
        List<Frame> frames = shape.stack().frames();
        if (thread != null) {
            int loop = loops.loopOf(thread, frames, shape.stack().execution() == Execution.OWN_THREAD);
            if (loop >= 0) {
                return shapes.above(shape, loop, loop, Execution.EVENT_LOOP_TASK);
            }
        }
        if (shape.stack().execution() != Execution.OWN_THREAD) {
            return shape;
        }
        int begin = outermost(frames);
        if (begin < 0) {
            return shape;
        }
        Intent declared = pools.declared(threadName, thread, frames.get(begin).className());
        if (declared == Intent.EVENT_LOOP || declared == Intent.COMPUTE) {
            Execution runs = declared == Intent.EVENT_LOOP ? Execution.EVENT_LOOP_TASK : Execution.OTHER_TASK;
            StackShapes.Shape read = shapes.above(shape, begin, Math.min(begin + 1, frames.size() - 1), runs);
            return looksForEvents(read, frames.get(begin)) ? shape : read;
        }
        Object owner = thread == null ? null : pools.poolOf(thread);
        if (owner == null || !TaskOwners.isPartOf(frames.get(begin).className(), owner)) {
            return shape;
        }
        StackShapes.Shape read = shapes.above(shape, begin, begin, Execution.OTHER_TASK);
        boolean own = TaskOwners.isPartOf(read.stack().site().className(), owner);
        return own && waitsForWork(read.stack().kind()) ? shape : read;
    }

    /** The outermost frame that is neither the JDK's nor a lambda that only starts the loop; -1 if there is none. */
    private static int outermost(List<Frame> frames) {
        int lambda = -1;
        for (int i = frames.size() - 1; i >= 0; i--) {
            if (frames.get(i).origin() == Origin.JDK) {
                continue;
            }
            if (!frames.get(i).method().startsWith("lambda$") || lambda >= 0) {
                return i;
            }
            lambda = i;
        }
        return lambda;
    }

    private static boolean looksForEvents(StackShapes.Shape read, Frame loop) {
        Site site = read.stack().site();
        boolean own =
                site.className().equals(loop.className()) || site.className().startsWith(loop.className() + "$");
        return own
                && switch (read.stack().kind()) {
                    case SELECT, QUEUE, PARK, CONDITION, OBJECT_WAIT, NATIVE -> true;
                    case SLEEP -> loop.is(site.className(), site.method()); // backs off until there is work
                    default -> false;
                };
    }

    private static boolean waitsForWork(WaitKind kind) {
        return switch (kind) {
            case SELECT, QUEUE, PARK, CONDITION, OBJECT_WAIT, SLEEP, SEMAPHORE, MONITOR, LOCK, NATIVE -> true;
            default -> false;
        };
    }
}
