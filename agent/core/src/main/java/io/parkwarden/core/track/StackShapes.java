/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.track;

import io.parkwarden.core.instrument.WaitPoints;
import io.parkwarden.detectors.AsyncMethods;
import io.parkwarden.detectors.StackReading;
import io.parkwarden.detectors.StageTypes;
import io.parkwarden.model.Execution;
import io.parkwarden.model.Frame;
import io.parkwarden.model.Origin;
import io.parkwarden.model.PoolKind;
import io.parkwarden.model.Role;
import io.parkwarden.model.Stack;
import io.parkwarden.model.WaitKind;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Walks the calling thread's stack once and knows the shapes it has seen: equal stacks cost a walk and a look-up, only
 * a new one is turned into frames and read. A shape is recognised by a 64-bit hash over class, bytecode index and, for
 * code outside the JDK, method name. Thread-safe; bounded: past the limit a new shape is read each time it is seen.
 */
public final class StackShapes {
    private static final int LIMIT = 4_096;
    private static final int DEEPEST = 4_096;
    private static final String OWN_PACKAGE = "io.parkwarden.";

    /** What a shape is, its number in the JFR events, and what runs the tasks where that is no JDK executor. */
    public record Shape(long id, Stack stack, boolean nested, StackReading.@Nullable Runner runner) {
        /** Whether a wait there is told: it is a task's, or it breaks the promise of a method that returns a stage. */
        public boolean told() {
            return stack.execution().inTask() || AsyncMethods.blocking(stack) != null;
        }
    }

    private final StackWalker walker = StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);
    private final ConcurrentHashMap<Long, Shape> known = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<Long, Shape> onLoops = new ConcurrentHashMap<>();
    private final AtomicLong ids = new AtomicLong();
    private final Origins origins;
    private final WaitPoints points;
    private final int depth;

    /**
     * @param depth frames to keep of a stack
     */
    public StackShapes(Origins origins, WaitPoints points, int depth) {
        this.origins = origins;
        this.points = points;
        this.depth = depth;
    }

    /** The shape of the calling thread's stack, or null if it is a worker that waits for a task. */
    @Nullable
    Shape here(@Nullable WaitKind seenAs) {
        List<StackWalker.StackFrame> frames = walker.walk(StackShapes::taskFrames);
        if (frames == null || frames.isEmpty()) {
            return null;
        }
        long hash =
                seenAs == null ? hash(frames) : mix(hash(frames), seenAs.name().hashCode(), 0);
        Shape shape = known.get(hash);
        return shape != null ? shape : learn(hash, materialise(frames), seenAs);
    }

    /** The shape of a stack that an event of the JDK brought. */
    public Shape of(List<Frame> frames, @Nullable WaitKind seenAs) {
        long hash = seenAs == null ? 1 : seenAs.name().hashCode(); // a line may compute now and enter a monitor later
        for (Frame frame : frames) {
            int method = frame.method().hashCode() * 31 + frame.line();
            // whether a method returns a stage is not known of every stack, and decides what the stack says
            hash = mix(hash, frame.className().hashCode(), frame.role() == Role.ASYNC_METHOD ? ~method : method);
        }
        Shape shape = known.get(hash);
        return shape != null ? shape : learn(hash, frames, seenAs);
    }

    /** The calling thread's frames from the innermost that is no JDK's and no agent's, at most so many. */
    List<Frame> callers(int most) {
        return walker.walk(stream -> {
            List<Frame> frames = new ArrayList<>();
            Iterator<StackWalker.StackFrame> all = stream.iterator();
            while (all.hasNext() && frames.size() < most) {
                StackWalker.StackFrame frame = all.next();
                Class<?> type = frame.getDeclaringClass();
                boolean leads =
                        frames.isEmpty() && (type.getName().startsWith(OWN_PACKAGE) || origins.of(type) == Origin.JDK);
                if (!leads) {
                    frames.add(frame(frame));
                }
            }
            return frames;
        });
    }

    /**
     * The same stack read as that of a thread which runs tasks or callbacks above this frame.
     *
     * @param runner index of the frame that runs them
     * @param below index of the frame above which the site is looked for
     * @param runs what it runs
     */
    Shape above(Shape shape, int runner, int below, Execution runs) {
        Shape known = onLoops.get(shape.id());
        if (known != null && known.stack().execution() == runs) {
            return known;
        }
        List<Frame> frames = shape.stack().frames();
        Frame frame = frames.get(runner);
        Shape read = new Shape(
                ids.incrementAndGet(),
                StackReading.readAt(frames, shape.stack().kind(), below, runs),
                shape.nested(),
                new StackReading.Runner(
                        runs == Execution.EVENT_LOOP_TASK ? PoolKind.EVENT_LOOP : PoolKind.OTHER,
                        frame.className(),
                        frame.method()));
        if (onLoops.size() < LIMIT) {
            onLoops.put(shape.id(), read);
        }
        return read;
    }

    /** Every shape known, for a recording that begins. */
    public Iterable<Shape> known() {
        List<Shape> all = new ArrayList<>(known.values());
        all.addAll(onLoops.values());
        return all;
    }

    private Shape learn(long hash, List<Frame> frames, @Nullable WaitKind seenAs) {
        Stack stack = StackReading.read(frames, seenAs);
        Shape shape = new Shape(ids.incrementAndGet(), stack, isNested(frames), StackReading.runner(frames));
        if (known.size() < LIMIT) {
            Shape earlier = known.putIfAbsent(hash, shape);
            return earlier == null ? shape : earlier;
        }
        return shape;
    }

    /** All frames from the wait outwards, or null as soon as it is plain that the worker is idle. */
    private static @Nullable List<StackWalker.StackFrame> taskFrames(Stream<StackWalker.StackFrame> stream) {
        List<StackWalker.StackFrame> frames = new ArrayList<>(64);
        Iterator<StackWalker.StackFrame> all = stream.iterator();
        while (all.hasNext() && frames.size() < DEEPEST) {
            StackWalker.StackFrame frame = all.next();
            Class<?> type = frame.getDeclaringClass();
            if (frames.isEmpty()
                    && (type.getName().startsWith(OWN_PACKAGE) || PrivilegedSinks.isBetween(type.getName()))) {
                continue;
            }
            if (type == ThreadPoolExecutor.class && frame.getMethodName().equals("getTask")) {
                return null;
            }
            if (type == ForkJoinPool.class && frame.getMethodName().equals("awaitWork")) {
                return null;
            }
            frames.add(frame);
        }
        return frames;
    }

    private static long hash(List<StackWalker.StackFrame> frames) {
        long hash = 7;
        for (StackWalker.StackFrame frame : frames) {
            Class<?> type = frame.getDeclaringClass();
            int name = type.getClassLoader() == null ? 0 : frame.getMethodName().hashCode();
            hash = mix(hash, System.identityHashCode(type), name * 31 + frame.getByteCodeIndex());
        }
        return hash;
    }

    private static long mix(long hash, int a, int b) {
        long mixed = (hash ^ (((long) a << 32) | (b & 0xffffffffL))) * 0x9E3779B97F4A7C15L;
        return mixed ^ (mixed >>> 29);
    }

    /** Keeps the innermost frames and, of a deeper stack, the outermost ones, which tell the pool. */
    private List<Frame> materialise(List<StackWalker.StackFrame> frames) {
        List<Frame> kept = new ArrayList<>();
        int outer = Math.min(16, depth / 2);
        for (int i = 0; i < frames.size(); i++) {
            if (i < depth - outer || i >= frames.size() - outer) {
                kept.add(frame(frames.get(i)));
            }
        }
        return kept;
    }

    private Frame frame(StackWalker.StackFrame frame) {
        Class<?> type = frame.getDeclaringClass();
        Origin origin = origins.of(type);
        Role role = origins.role(type, origin);
        if (role == Role.NONE
                && origin == Origin.APPLICATION
                && StageTypes.returnedBy(frame.getMethodName(), frame.getDescriptor())) {
            role = Role.ASYNC_METHOD;
        }
        int line = frame.isNativeMethod() ? -2 : frame.getLineNumber();
        return new Frame(type.getName(), frame.getMethodName(), frame.getFileName(), line, origin, role);
    }

    /** Whether a woven method further out will tell of the same wait when it ends, knowing more about it. */
    private boolean isNested(List<Frame> frames) {
        for (int i = 1; i < frames.size() && frames.get(i).origin() == Origin.JDK; i++) {
            if (points.covers(frames.get(i))) {
                return true;
            }
        }
        return false;
    }
}
