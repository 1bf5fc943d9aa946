/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.track;

import io.parkwarden.bootstrap.Hooks;
import io.parkwarden.detectors.StackReading;
import io.parkwarden.model.Execution;
import io.parkwarden.model.Fact;
import io.parkwarden.model.Frame;
import io.parkwarden.model.LostWork;
import io.parkwarden.model.Pool;
import io.parkwarden.model.Stack;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Looks, when the last non-daemon thread has ended, which work is cut off on daemon and virtual threads. When the JVM is
 * ended by System.exit or a signal, somebody decided that it ends now, and nothing is said. Once, on the thread that ends
 * the JVM.
 */
final class CutOffTasks {
    /** The thread on which the JVM ends when main and all other threads that keep it alive are over (java.c). */
    private static final String NATURAL_END = "DestroyJavaVM";

    private static final int THREADS = 256;

    /** So many are looked at even when the machine is so busy that the time is up before. */
    private static final int AT_LEAST = 32;

    private static final long AT_MOST_NANOS = 100_000_000;

    private final LoadedClasses classes;
    private final Pools pools;

    CutOffTasks(LoadedClasses classes, Pools pools) {
        this.classes = classes;
        this.pools = pools;
    }

    /** Whether nobody asked for the end of the JVM that the calling thread carries out. */
    static boolean endsByItself() {
        return ThreadNames.of(Thread.currentThread()).equals(NATURAL_END);
    }

    void tell(Consumer<Fact> out) {
        if (!endsByItself()) {
            return;
        }
        long until = System.nanoTime() + AT_MOST_NANOS;
        Map<Thread, List<StackTraceElement>> stacks = new LinkedHashMap<>();
        List<StackTraceElement> all = new ArrayList<>();
        for (Thread thread : threads()) {
            if (stacks.size() >= THREADS || (stacks.size() >= AT_LEAST && System.nanoTime() > until)) {
                break;
            }
            List<StackTraceElement> stack = Arrays.asList(thread.getStackTrace());
            if (!stack.isEmpty()) {
                stacks.put(thread, stack);
                all.addAll(stack);
            }
        }
        classes.frames(all); // asks the JVM for its classes once instead of once for each stack
        stacks.forEach((thread, stack) -> tell(thread, classes.frames(stack), out));
    }

    private static List<Thread> threads() {
        List<Thread> threads = new ArrayList<>();
        for (Thread thread : LoadedThreads.all()) {
            if (thread != null && thread.isDaemon() && thread.getThreadGroup() != null && !isOfJvm(thread)) {
                threads.add(thread);
            }
        }
        if (Runtime.version().feature() >= 21) {
            try {
                Class<?> containers = Class.forName("jdk.internal.vm.ThreadContainers", true, null);
                addVirtual(containers.getMethod("root").invoke(null), threads);
            } catch (ReflectiveOperationException | RuntimeException hidden) {
                return threads; // work on virtual threads is not seen then
            }
        }
        return threads;
    }

    /** Reference handler, compilers and the like: to stop each for its stack takes time. */
    private static boolean isOfJvm(Thread thread) {
        return "system".equals(thread.getThreadGroup().getName());
    }

    /** The virtual threads of a container and of those within it ({@code jdk.internal.vm.ThreadContainer}, 21, 25). */
    private static void addVirtual(Object container, List<Thread> threads) throws ReflectiveOperationException {
        Class<?> type = Class.forName("jdk.internal.vm.ThreadContainer", true, null);
        for (Object thread : list(type.getMethod("threads"), container)) {
            if (Hooks.isVirtual((Thread) thread) && threads.size() < 2 * THREADS) {
                threads.add((Thread) thread);
            }
        }
        for (Object child : list(type.getMethod("children"), container)) {
            addVirtual(child, threads);
        }
    }

    private static List<?> list(Method method, Object container) throws ReflectiveOperationException {
        return ((Stream<?>) method.invoke(container)).toList();
    }

    private void tell(Thread thread, List<Frame> frames, Consumer<Fact> out) {
        Stack stack = StackReading.read(frames, null);
        boolean virtual = Hooks.isVirtual(thread);
        if (!virtual && !stack.execution().inTask()) {
            return; // an idle worker, or a daemon thread that is made to be cut off
        }
        if (stack.execution() == Execution.EVENT_LOOP_TASK || waitsForWork(stack) || isPeriodic(frames)) {
            return;
        }
        Object pool = virtual ? null : pools.poolOf(thread);
        Pool state = pool == null ? null : pools.now(pool, thread);
        out.accept(new LostWork(
                AgentClock.millis(),
                ThreadNames.of(thread),
                virtual,
                state,
                LostWork.Loss.RUNNING_AT_EXIT,
                1,
                false,
                frames));
    }

    /** A heartbeat of a ScheduledThreadPoolExecutor: it was to run for ever, so it always ends in the middle. */
    private static boolean isPeriodic(List<Frame> frames) {
        for (Frame frame : frames) {
            if (frame.is("java.util.concurrent.FutureTask", "runAndReset")) {
                return true;
            }
        }
        return false;
    }

    /** A consumer, acceptor or selector: waiting is its idle state. */
    private static boolean waitsForWork(Stack stack) {
        return switch (stack.kind()) {
            case QUEUE, SELECT, SOCKET_ACCEPT, DATAGRAM, CONSOLE -> true;
            default -> false;
        };
    }
}
