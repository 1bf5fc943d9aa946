/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.track;

import io.parkwarden.model.DefaultAsync;
import io.parkwarden.model.Frame;
import io.parkwarden.model.Origin;
import io.parkwarden.model.Pool;
import io.parkwarden.model.PoolKind;
import io.parkwarden.model.Stack;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Counts what goes to the default executor of CompletableFuture and SubmissionPublisher where that depends on the release: a
 * thread per task up to 24, the common pool from 25 on, if its parallelism would be one, as on a machine with one or two processors. The hook is in the
 * executor that is used in the first case only, so elsewhere it costs nothing. Application threads call; {@link #tell} is the
 * agent's thread's.
 */
public final class DefaultExecutors {
    private static final int LIMIT = 256;
    private static final String FUTURE = "java.util.concurrent.CompletableFuture";
    private static final String PUBLISHER = "java.util.concurrent.SubmissionPublisher";
    private static final String PARALLELISM = "java.util.concurrent.ForkJoinPool.common.parallelism";

    private final StackShapes shapes;
    private final FactQueue facts;
    private final int jdk;
    private final int cpus;
    private final TaskCode codes = new TaskCode();
    private final JdkObjects objects = new JdkObjects();
    private final ConcurrentHashMap<Long, Line> lines = new ConcurrentHashMap<>();

    /** Code of tasks that were handed over by whoever completed the stage before them, so by no line that asked for it. */
    private final Set<String> completed = ConcurrentHashMap.newKeySet();

    private static final class Line {
        final Stack stack;
        final String code;
        final boolean submits;
        final @Nullable Pool pool;
        final AtomicLong tasks = new AtomicLong();
        final AtomicLong blocked = new AtomicLong();
        final AtomicLong nanos = new AtomicLong();
        volatile String thread = "";
        long told;
        int times;

        Line(Stack stack, String code, boolean submits, @Nullable Pool pool) {
            this.stack = stack;
            this.code = code;
            this.submits = submits;
            this.pool = pool;
        }
    }

    public DefaultExecutors(StackShapes shapes, FactQueue facts, int jdk, int cpus) {
        this.shapes = shapes;
        this.facts = facts;
        this.jdk = jdk;
        this.cpus = cpus;
    }

    /** The calling thread starts a thread for this task of a CompletableFuture. */
    void threadForTask(Object task) {
        StackShapes.Shape shape = shapes.here(null);
        if (shape == null) {
            return;
        }
        Line line = lines.get(shape.id());
        if (line == null) {
            if (lines.size() >= LIMIT) {
                return;
            }
            String code = codeOf(task);
            if (code.equals(PUBLISHER) || isByCompletion(shape.stack())) {
                if (completed.size() < LIMIT) {
                    completed.add(code);
                }
                return;
            }
            line = new Line(shape.stack(), code, true, null);
            lines.put(shape.id(), line);
        }
        line.thread = ThreadNames.of(Thread.currentThread());
        line.tasks.incrementAndGet();
    }

    /**
     * Whether the task is run because something ended: a stage before it, or the time of a delayed executor. It is a line
     * further up that asked for an executor, and no stack has it.
     */
    private static boolean isByCompletion(Stack stack) {
        for (Frame frame : stack.frames()) {
            if (frame.origin() != Origin.JDK) {
                return false;
            }
            if (frame.className().startsWith(FUTURE)
                    && (frame.method().equals("postComplete") || frame.method().equals("postFire"))) {
                return true;
            }
        }
        return true;
    }

    private synchronized String codeOf(Object task) {
        if (task.getClass().getName().startsWith(PUBLISHER)) {
            return PUBLISHER;
        }
        Object body = objects.get(task, "fn");
        return body == null ? "" : codes.of(body);
    }

    /** A thread has waited; it counts if it runs a task of the default executor. */
    void waited(StackShapes.Shape shape, @Nullable Pool pool, String thread, long nanos) {
        if (!dependsOnRelease()) {
            return;
        }
        String code = codeOfTask(shape.stack().frames(), pool);
        if (code == null) {
            return;
        }
        Line line = null;
        for (Line known : lines.values()) {
            if (known.submits && isOf(code, known.code)) {
                line = known;
            }
        }
        if (line == null && (jdk >= 25 || completed.stream().anyMatch(known -> isOf(code, known)))) {
            if (lines.size() >= LIMIT) {
                return;
            }
            line = lines.computeIfAbsent(shape.id(), id -> new Line(shape.stack(), code, false, pool));
            line.thread = thread;
        }
        if (line != null) {
            line.blocked.incrementAndGet();
            line.nanos.addAndGet(nanos);
        }
    }

    /** Whether the method is that code, or one of the class that is all that is known of it. */
    private static boolean isOf(String method, String code) {
        return method.equals(code) || (method.startsWith(code + ".") && method.indexOf('.', code.length() + 1) < 0);
    }

    /**
     * Whether tasks run otherwise on 25 than on releases before. The common pool itself may not be asked: that would make it,
     * and the application may still be about to set its properties.
     */
    public boolean dependsOnRelease() {
        int parallelism = -1;
        try {
            parallelism = Integer.parseInt(System.getProperty(PARALLELISM, "-1"));
        } catch (NumberFormatException | SecurityException unset) {
            // then the pool does without as well
        }
        return parallelism < 0 ? cpus <= 2 : parallelism <= 1;
    }

    /** The method that CompletableFuture called on a thread of its default executor; null if it is none. */
    private @Nullable String codeOfTask(List<Frame> frames, @Nullable Pool pool) {
        boolean inPool = pool != null && pool.kind() == PoolKind.COMMON;
        if (inPool != jdk >= 25) {
            return null; // a thread that an executor of the application's has started, or a task of another pool
        }
        for (int i = frames.size() - 1; i > 0; i--) {
            Frame frame = frames.get(i);
            if (frame.className().startsWith(FUTURE + "$")
                    && (frame.method().equals("run") || frame.method().equals("exec"))) {
                int body = i - 1;
                while (body > 0 && frames.get(body).className().startsWith(FUTURE)) {
                    body--;
                }
                return frames.get(body).className() + "." + frames.get(body).method();
            }
            if (frame.className().startsWith(PUBLISHER + "$ConsumerTask")) {
                return PUBLISHER;
            }
            boolean inWorker = inPool && frame.className().startsWith("java.util.concurrent.ForkJoin");
            boolean root = frame.className().equals("java.lang.Thread") || inWorker;
            if (!root) {
                return null; // something else runs on this thread
            }
        }
        return null;
    }

    /** Tells what is new since it was told last. */
    public void tell() {
        for (Line line : lines.values()) {
            long now = line.tasks.get() + line.blocked.get();
            if (now != line.told) {
                line.told = now;
                line.times++;
                facts.put(new DefaultAsync(
                        AgentClock.millis(),
                        line.nanos.get(),
                        line.times,
                        line.thread,
                        line.pool,
                        line.stack,
                        line.tasks.get(),
                        line.blocked.get()));
            }
        }
    }
}
