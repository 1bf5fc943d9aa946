/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.track;

import java.lang.StackWalker.StackFrame;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What asynchronous libraries do with a failure: whether code of somebody else gets it. Where that cannot be read, such
 * as in a module that is closed to the agent, the answer is that somebody does. Called only when something has failed.
 * Thread-safe.
 */
final class LibraryCallbacks {
    /** Frames from the hook outwards that are looked at. */
    private static final int LOOKED_AT = 16;

    private static final String GUAVA = "com.google.common.util.concurrent.";
    private static final String VERTX_FUTURE = "io.vertx.core.Future";
    private static final String RX_FUNCTIONS = "io.reactivex.rxjava3.internal.functions.Functions$";

    /** Callbacks that libraries put where the user gave none. */
    private static final Set<String> EMPTY = Set.of(
            RX_FUNCTIONS + "EmptyConsumer", RX_FUNCTIONS + "ErrorConsumer", RX_FUNCTIONS + "OnErrorMissingConsumer");

    /** Vert.x: listeners that only pass a failure on to the future that they are. */
    private static final Set<String> PASSING_ON = Set.of(
            "io.vertx.core.impl.future.Mapping",
            "io.vertx.core.impl.future.FixedMapping",
            "io.vertx.core.impl.future.Expect",
            "io.vertx.core.impl.future.Eventually",
            "io.vertx.core.impl.future.PromiseImpl",
            // 4: of onSuccess, of a timeout, and of the futures that mappers return.
            "io.vertx.core.impl.future.FutureImpl$1",
            "io.vertx.core.impl.future.FutureBase$1",
            "io.vertx.core.impl.future.Composition$1",
            "io.vertx.core.impl.future.Eventually$1",
            "io.vertx.core.impl.future.Eventually$2",
            "io.vertx.core.impl.future.Transformation$1");

    /** What libraries wrap a failure into because its subscriber has no callback for failures. */
    private static final Set<String> NO_CALLBACK = Set.of(
            "reactor.core.Exceptions$ErrorCallbackNotImplemented",
            "io.reactivex.rxjava3.exceptions.OnErrorNotImplementedException");

    /** Methods of operators that call code of the user, which may throw when nobody listens any more. */
    private static final Set<String> AFTERWARDS = Set.of(
            "runFinally",
            "onSuccess",
            "onComplete",
            "onAfter",
            "onAfterTerminate",
            "afterErrorWithFailure",
            "afterCompleteWithFailure",
            "run");

    private static final Object NONE = new Object();

    private final ClassValue<Object> callbackFields = new ClassValue<>() {
        @Override
        protected Object computeValue(Class<?> type) {
            return callbackField(type);
        }
    };

    private final ClassValue<Object> causes = new ClassValue<>() {
        @Override
        protected Object computeValue(Class<?> type) {
            return open(type, "cause");
        }
    };

    /**
     * Whether it is somebody's callback, or an operator that has one.
     *
     * @param holder a callback, or an operator or listener of a library
     */
    boolean receives(Object holder) throws IllegalAccessException {
        Class<?> type = holder.getClass();
        if (holder instanceof List<?> listeners && type.getName().startsWith("io.vertx.core.impl.future.")) {
            return receivesAny(listeners.toArray()); // where a future has several, they are one that is a list
        }
        if (PASSING_ON.contains(type.getName()) || isVertxInner(type.getName())) {
            return false;
        }
        if (type.getName().startsWith(VERTX_FUTURE + "$$Lambda")) {
            return receivesBehind(holder);
        }
        Object field = callbackFields.get(type);
        Object callback = field instanceof Field found ? found.get(holder) : holder;
        return callback != null && !isEmpty(callback.getClass().getName());
    }

    /**
     * What the methods of Vert.x's interface Future put around callbacks: {@code onComplete} of two, which {@code onSuccess}
     * calls with null for the second, or of one that is none of the library's and the JDK's own, such as what
     * {@code toCompletionStage} completes.
     */
    private static boolean receivesBehind(Object wrapper) throws IllegalAccessException {
        Object first = open(wrapper.getClass(), "arg$1");
        Object second = open(wrapper.getClass(), "arg$2");
        if (second instanceof Field failure) {
            return failure.get(wrapper) != null;
        }
        if (first instanceof Field callback) {
            Object behind = callback.get(wrapper);
            String name = behind == null ? "java." : behind.getClass().getName();
            return !name.startsWith("java.") && !name.startsWith("io.vertx.core.impl.");
        }
        // compose(mapper) captures nothing; what is closed to the agent may be anything.
        return wrapper.getClass().getDeclaredFields().length > 0;
    }

    /** What Composition and its like give to the future that a mapper returned. */
    private static boolean isVertxInner(String listener) {
        return listener.startsWith("io.vertx.core.impl.future.")
                && listener.contains("$$Lambda")
                && !listener.startsWith("io.vertx.core.impl.future.FutureImpl$$");
    }

    private boolean receivesAny(Object[] listeners) throws IllegalAccessException {
        for (Object listener : listeners) {
            if (listener != null && receives(listener)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isEmpty(String callback) {
        // Vert.x: compose(mapper) has Future::failedFuture for failures.
        return EMPTY.contains(callback) || callback.startsWith(VERTX_FUTURE + "$$Lambda");
    }

    /** Only of libraries' own classes: a field of this name in a class of the user's may be anything. */
    private static Object callbackField(Class<?> type) {
        String name = type.getName();
        if (name.equals("io.vertx.core.impl.future.Composition")) {
            return open(type, "failureMapper");
        }
        if (name.equals("io.vertx.core.impl.future.FutureImpl$3")) {
            return open(type, "val$failureHandler"); // 4: of onComplete(success, failure)
        }
        if (name.startsWith("io.vertx.core.impl.future.FutureImpl$$Lambda")) {
            return open(type, "arg$2"); // of onComplete(success, failure), which onSuccess calls with null
        }
        if (!name.startsWith("reactor.core.publisher.") && !name.startsWith("io.reactivex.rxjava3.internal.")) {
            return NONE;
        }
        Object field = open(type, "onErrorCall");
        return field == NONE ? open(type, "onError") : field;
    }

    private static Object open(Class<?> type, String name) {
        for (Class<?> each = type; each != null; each = each.getSuperclass()) {
            try {
                Field field = each.getDeclaredField(name);
                return field.trySetAccessible() ? field : NONE;
            } catch (NoSuchFieldException inherited) {
                // in a class above, or nowhere
            } catch (LinkageError | RuntimeException unreadable) {
                return NONE;
            }
        }
        return NONE;
    }

    /** What the holder of a promise's failure holds ({@code CauseHolder.cause} of Netty and Vert.x). */
    @Nullable
    Throwable failureIn(Object holder) throws IllegalAccessException {
        return causes.get(holder.getClass()) instanceof Field cause && cause.get(holder) instanceof Throwable failure
                ? failure
                : null;
    }

    /** Whether the future is one that Guava makes of others: then another failure, or a value, was there first. */
    boolean combines(Object future) {
        String name = future.getClass().getName();
        return name.startsWith(GUAVA) && !name.endsWith("SettableFuture") && !name.endsWith("FutureTask");
    }

    /** Without what says only that nobody gave a callback for failures. */
    Throwable unwrapped(Throwable failure) {
        Throwable cause = failure.getCause();
        return cause != null && NO_CALLBACK.contains(failure.getClass().getName()) ? cause : failure;
    }

    /**
     * Whether the user has said what is to be done with failures that a library drops.
     *
     * @param receivers Reactor's context of the subscriber, or null
     */
    boolean isHandled(String library, @Nullable Object receivers) {
        if (library.equals("Reactor")) {
            return receivers != null && handlesDropped(receivers);
        }
        // RxJava without a handler of its own calls the thread's: by default it prints, as for any thread.
        Thread thread = Thread.currentThread();
        return Thread.getDefaultUncaughtExceptionHandler() != null
                || thread.getUncaughtExceptionHandler() != thread.getThreadGroup();
    }

    /** {@code Operators.onErrorDropped} asks the context for {@code Hooks.KEY_ON_ERROR_DROPPED}, then the global hook. */
    private static boolean handlesDropped(Object context) {
        try {
            ClassLoader loader = context.getClass().getClassLoader();
            Class<?> hooks = Class.forName("reactor.core.publisher.Hooks", false, loader);
            Field global = hooks.getDeclaredField("onErrorDroppedHook");
            Field key = hooks.getDeclaredField("KEY_ON_ERROR_DROPPED");
            if (!global.trySetAccessible() || !key.trySetAccessible()) {
                return true;
            }
            Method get = Class.forName("reactor.util.context.ContextView", false, loader)
                    .getMethod("getOrDefault", Object.class, Object.class);
            return global.get(null) != null || get.invoke(context, key.get(null), null) != null;
        } catch (ReflectiveOperationException | LinkageError | RuntimeException otherVersion) {
            return true; // what it does with failures is not known
        }
    }

    /** Whether a getter was called by what waits by it and throws away or passes on what it throws. */
    static boolean isInternalGet(Stream<StackFrame> frames) {
        return frames.limit(LOOKED_AT).takeWhile(LibraryCallbacks::isOfGetter).anyMatch(LibraryCallbacks::passesOn);
    }

    private static boolean isOfGetter(StackFrame frame) {
        String name = frame.getClassName();
        return name.startsWith("io.parkwarden.")
                || PrivilegedSinks.isBetween(name)
                || name.startsWith("java.util.concurrent.")
                || name.startsWith(GUAVA);
    }

    private static boolean passesOn(StackFrame frame) {
        String name = frame.getClassName();
        return name.startsWith(GUAVA)
                ? isPassingOn(name.substring(GUAVA.length()), frame.getMethodName())
                : name.startsWith("java.") && frame.getMethodName().equals("invokeAll");
    }

    private static boolean isPassingOn(String guava, String method) {
        return switch (guava) {
            case "AggregateFuture", "AbstractTransformFuture", "AbstractCatchingFuture" -> true;
            case "AbstractFuture" -> method.equals("getFutureValue");
            default -> false;
        };
    }

    /** Whether Guava has read a failure to show it to a callback. */
    static boolean isCallback(Stream<StackFrame> frames) {
        return frames.limit(LOOKED_AT)
                .dropWhile(frame -> !frame.getClassName().startsWith(GUAVA))
                .takeWhile(frame -> frame.getClassName().startsWith(GUAVA))
                .anyMatch(frame -> frame.getClassName().equals(GUAVA + "Futures$CallbackListener"));
    }

    /** Whether a library drops what a source signalled, and not what a callback threw after the end. */
    static boolean isSignal(Stream<StackFrame> frames) {
        return frames.limit(LOOKED_AT)
                .dropWhile(frame -> frame.getClassName().startsWith("io.parkwarden.")
                        || PrivilegedSinks.isBetween(frame.getClassName()))
                .filter(frame -> !isLastResort(frame))
                .findFirst()
                .map(frame -> !AFTERWARDS.contains(frame.getMethodName()))
                .orElse(true);
    }

    private static boolean isLastResort(StackFrame frame) {
        return frame.getClassName().equals("reactor.core.publisher.Operators")
                || frame.getClassName().equals("io.reactivex.rxjava3.plugins.RxJavaPlugins");
    }
}
