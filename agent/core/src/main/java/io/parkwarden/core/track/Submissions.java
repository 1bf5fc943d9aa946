/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.track;

import io.parkwarden.bootstrap.TaskHooks;
import io.parkwarden.bootstrap.TaskSink;
import io.parkwarden.model.Frame;
import io.parkwarden.model.Origin;
import io.parkwarden.model.Role;
import io.parkwarden.model.Site;
import io.parkwarden.model.Submission;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Finds out who submits the tasks that findings name. The agent's thread says what it wants
 * to know; the application's threads, when they submit, compare the task's code with that and tell their stack. A few of
 * all tasks are sampled besides ({@link SubmissionSites}). A code is asked for {@value #LOOKS} times or a minute, whichever is sooner; in one turn of the agent's thread at most {@value
 * #COMPARED} tasks are compared and {@value #TOLD} stacks are told. While nothing is wanted, no task is looked at.
 */
public final class Submissions implements TaskSink {
    /** Submissions told of one code. */
    private static final int LOOKS = 8;

    private static final int CODES = 256;
    private static final int COMPARED = 2_000;
    private static final int TOLD = 10;
    private static final int DEPTH = 5;
    private static final int FRAMES = 32;
    private static final long PATIENCE_NANOS = 60_000_000_000L;

    /** Wrappers hold what they wrap in a field of one of these types. */
    private static final Set<Class<?>> WRAPPED = Set.of(Runnable.class, Callable.class, Supplier.class);

    private final ConcurrentHashMap<String, Wish> wishes = new ConcurrentHashMap<>();
    private final AtomicInteger mayTell = new AtomicInteger();
    private final AtomicInteger mayCompare = new AtomicInteger();
    private final StackShapes shapes;
    private final FactQueue facts;
    private final SubmissionListener listener;
    private final SubmissionSites sites = new SubmissionSites(this::unwrap);
    private final TaskCode taskCode = new TaskCode();

    private final ClassValue<String> codes = new ClassValue<>() {
        @Override
        protected String computeValue(Class<?> type) {
            return taskCode.of(type);
        }
    };

    private final ClassValue<Object> wrappedIn = new ClassValue<>() {
        @Override
        protected Object computeValue(Class<?> type) {
            return wrapped(type);
        }
    };

    /** Who wants each submission at once, on the thread that submits: the JFR events. */
    public interface SubmissionListener {
        void submitted(Submission submission);
    }

    /** That somebody wants to know who submits this code. */
    private static final class Wish {
        private final AtomicInteger left = new AtomicInteger(LOOKS);
        private volatile long sinceNanos;

        Wish(long sinceNanos) {
            this.sinceNanos = sinceNanos;
        }
    }

    public Submissions(StackShapes shapes, FactQueue facts, SubmissionListener listener) {
        this.shapes = shapes;
        this.facts = facts;
        this.listener = listener;
    }

    /**
     * A finding names tasks of this code: asks for who submits them, unless that is known or being asked already.
     *
     * @param wanted names that the same task may have: {@code class.method} of a lambda, or the class of a task
     */
    public void want(Collection<String> wanted, long nowNanos) {
        Wish same = null;
        for (String code : wanted) {
            Wish wish = wishes.get(code);
            if (wish != null) {
                wish.sinceNanos = nowNanos;
            } else if (wishes.size() < CODES) {
                same = same == null ? new Wish(nowNanos) : same;
                wishes.put(code, same);
            }
        }
    }

    /** Asks for who submits this code, from the next submission on; may be called on any thread. */
    void wantAtOnce(String code) {
        Wish wish = wishes.get(code);
        if (wish != null) {
            wish.left.set(LOOKS);
            wish.sinceNanos = System.nanoTime();
        } else if (wishes.size() < CODES) {
            wishes.put(code, new Wish(System.nanoTime()));
        }
        mayCompare.set(COMPARED);
        TaskHooks.want(true);
    }

    /** A turn of the agent's thread: allows the next looks while something is still wanted. */
    public void turn(long nowNanos) {
        boolean any = false;
        for (Wish wish : wishes.values()) {
            any |= wish.left.get() > 0 && nowNanos - wish.sinceNanos < PATIENCE_NANOS;
        }
        mayCompare.set(any ? COMPARED : 0);
        mayTell.set(TOLD);
        sites.turn();
        TaskHooks.want(any || sites.wants());
    }

    /** Where tasks come from, as far as that was sampled. */
    SubmissionSites sites() {
        return sites;
    }

    @Override
    public void submitted(Object task) {
        if (sites.take()) {
            Frame site = site(shapes.callers(FRAMES));
            if (site != null) {
                sites.add(task, Site.of(site));
            }
        }
        if (mayCompare.get() <= 0 || mayCompare.decrementAndGet() < 0) {
            TaskHooks.want(sites.wants()); // until the next turn
            return;
        }
        Object inner = task;
        for (int depth = 0; depth < DEPTH && inner != null; depth++) {
            String code = codes.get(inner.getClass());
            Wish wish = wishes.get(code);
            if (wish != null && wish.left.get() > 0) {
                tell(code, wish);
                return;
            }
            inner = unwrap(inner);
        }
    }

    private void tell(String code, Wish wish) {
        if (mayTell.decrementAndGet() < 0 || wish.left.getAndDecrement() <= 0) {
            return;
        }
        List<Frame> frames = shapes.callers(FRAMES);
        Frame site = site(frames);
        if (site == null) {
            return; // given to the pool by the JDK itself, such as a timer
        }
        Submission submission = new Submission(
                AgentClock.millis(), ThreadNames.of(Thread.currentThread()), code, Site.of(site), frames);
        facts.put(submission);
        listener.submitted(submission);
    }

    /** The innermost line of the application, else of a library. */
    private static @Nullable Frame site(List<Frame> frames) {
        Frame library = null;
        for (Frame frame : frames) {
            if (frame.origin() == Origin.APPLICATION && frame.role() != Role.GENERATED) {
                return frame;
            }
            if (library == null && frame.origin() == Origin.LIBRARY) {
                library = frame;
            }
        }
        return library;
    }

    /** What a task wraps, or null. */
    @Nullable
    Object unwrap(@Nullable Object wrapper) {
        if (wrapper == null || !(wrappedIn.get(wrapper.getClass()) instanceof Field field)) {
            return null;
        }
        return JdkObjects.read(field, wrapper);
    }

    /** The field, or {@code this.WRAPPED} for a class that wraps nothing. */
    private static Object wrapped(Class<?> type) {
        for (Class<?> declaring = type; declaring != null && declaring != Object.class; ) {
            try {
                for (Field field : declaring.getDeclaredFields()) {
                    if (WRAPPED.contains(field.getType())
                            && !Modifier.isStatic(field.getModifiers())
                            && field.trySetAccessible()) {
                        return field;
                    }
                }
            } catch (LinkageError | RuntimeException unreadable) {
                return WRAPPED; // a type of its fields is missing: not looked into
            }
            declaring = declaring.getSuperclass();
        }
        return WRAPPED;
    }
}
