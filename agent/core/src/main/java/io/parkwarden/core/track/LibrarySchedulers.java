/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.track;

import java.lang.StackWalker.StackFrame;
import java.lang.reflect.Field;
import java.util.List;
import java.util.Set;
import java.util.concurrent.RunnableScheduledFuture;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Schedulers of asynchronous libraries that end a periodic task when it throws. Read from netty-common 4.1.137 and 4.2.9, guava 33.4.8, jboss-threads
 * 3.7.0, reactor-core 3.7.19 and rxjava 3.1.11. Called only when something has failed. Thread-safe.
 */
final class LibrarySchedulers {
    /** The failure of this promise is told by another that carries it, or code is told of it at once. */
    static final String TOLD_OTHERWISE = "";

    private static final int LOOKED_AT = 64;
    private static final String GUAVA = "com.google.common.util.concurrent.";

    /** What calls an operator again and again, until the sequence ends; all by {@code run}. */
    private static final Set<String> INTERVALS = Set.of(
            "reactor.core.publisher.FluxInterval$IntervalRunnable",
            "io.reactivex.rxjava3.internal.operators.flowable.FlowableInterval$IntervalSubscriber",
            "io.reactivex.rxjava3.internal.operators.flowable.FlowableIntervalRange$IntervalRangeSubscriber",
            "io.reactivex.rxjava3.internal.operators.observable.ObservableInterval$IntervalObserver",
            "io.reactivex.rxjava3.internal.operators.observable.ObservableIntervalRange$IntervalRangeObserver");

    private LibrarySchedulers() {}

    /**
     * Which scheduler will not run again what has failed.
     *
     * @param promise a library's future, or a service of Guava
     * @return its name, {@link #TOLD_OTHERWISE}, or null if the promise belongs to no periodic task
     */
    static @Nullable String of(Object promise) throws IllegalAccessException {
        if (promise instanceof RunnableScheduledFuture<?> scheduled) {
            return scheduled.isPeriodic() ? "a ScheduledExecutorService of " + library(promise) : null;
        }
        for (Class<?> type = promise.getClass(); type != null; type = type.getSuperclass()) {
            switch (type.getName()) {
                case "io.netty.util.concurrent.ScheduledFutureTask" -> {
                    return read(promise, "periodNanos") instanceof Long period && period != 0
                            ? "an event executor of Netty"
                            : null;
                }
                case "org.jboss.threads.EnhancedQueueExecutor$RepeatingScheduledFuture" -> {
                    return "EnhancedQueueExecutor";
                }
                case GUAVA + "MoreExecutors$ScheduledListeningDecorator$NeverSuccessfulListenableFutureTask" -> {
                    return TOLD_OTHERWISE; // the executor below has the same task, and it throws there as well
                }
                case GUAVA + "AbstractScheduledService$ServiceDelegate" -> {
                    return isDeaf(promise) ? "AbstractScheduledService" : TOLD_OTHERWISE;
                }
                case GUAVA + "AbstractService" -> {
                    return TOLD_OTHERWISE; // it runs nothing periodically
                }
                default -> {
                    // a class below, or none of these
                }
            }
        }
        return null;
    }

    /**
     * Whether a service of Guava that has run has nobody who listens, but itself to shut down its executor; where that cannot
     * be read, somebody does.
     */
    private static boolean isDeaf(Object service) throws IllegalAccessException {
        Object queue = read(service, "listeners");
        if (read(service, "runningTask") == null
                || queue == null
                || !(read(queue, "listeners") instanceof List<?> listeners)) {
            return false;
        }
        for (Object each : listeners.toArray()) {
            Object listener = read(each, "listener");
            if (listener == null || !listener.getClass().getName().startsWith(GUAVA + "AbstractScheduledService$")) {
                return false;
            }
        }
        return true;
    }

    private static String library(Object promise) {
        return promise.getClass().getName().startsWith("io.netty.") ? "Netty" : "a library";
    }

    private static @Nullable Object read(Object holder, String name) throws IllegalAccessException {
        for (Class<?> each = holder.getClass(); each != null; each = each.getSuperclass()) {
            try {
                Field field = each.getDeclaredField(name);
                return field.trySetAccessible() ? field.get(holder) : null;
            } catch (NoSuchFieldException inherited) {
                // in a class above, or nowhere
            } catch (LinkageError | RuntimeException unreadable) {
                return null;
            }
        }
        return null;
    }

    /**
     * Whether the sequence that ends here is one whose operators an interval called, with no code in between that is not
     * the library's: such code could have begun a sequence of its own, and the interval goes on.
     */
    static boolean isIntervalEnding(Stream<StackFrame> frames) {
        return frames.limit(LOOKED_AT)
                .dropWhile(frame -> frame.getClassName().startsWith("io.parkwarden."))
                .takeWhile(LibrarySchedulers::isOfSequences)
                .anyMatch(frame -> INTERVALS.contains(frame.getClassName())
                        && frame.getMethodName().equals("run"));
    }

    private static boolean isOfSequences(StackFrame frame) {
        String name = frame.getClassName();
        return name.startsWith("reactor.core.") || name.startsWith("io.reactivex.rxjava3.");
    }
}
