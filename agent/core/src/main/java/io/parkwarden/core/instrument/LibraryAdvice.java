/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.instrument;

import io.parkwarden.bootstrap.FailureHooks;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.implementation.bytecode.assign.Assigner;

/**
 * Advice for classes of asynchronous libraries in loaders of the application. It calls the boot loader's hooks only, so
 * no loader of the application has to know the agent. A loader that keeps the boot loader's classes from its own, as some
 * module systems do, makes the call fail to link; the advice swallows that, and the library goes unwatched.
 */
final class LibraryAdvice {
    private LibraryAdvice() {}

    /** {@code DefaultPromise.setFailure0} of Netty. */
    static final class NettyFails {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(@Advice.This Object promise, @Advice.Argument(0) Throwable cause) {
            FailureHooks.promiseFailed(promise, cause, "Netty promise");
        }

        @Advice.OnMethodExit(suppress = Throwable.class)
        static void exit(
                @Advice.This Object promise, @Advice.Argument(0) Throwable cause, @Advice.Return boolean accepted) {
            if (!accepted) {
                FailureHooks.afterFailure(FailureHooks.OFFERED, promise, cause, null, 2);
            }
        }
    }

    /** {@code AbstractFuture.setException} of Guava. */
    static final class GuavaFails {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(@Advice.This Object promise, @Advice.Argument(0) Throwable cause) {
            FailureHooks.promiseFailed(promise, cause, "Guava future");
        }

        @Advice.OnMethodExit(suppress = Throwable.class)
        static void exit(
                @Advice.This Object promise, @Advice.Argument(0) Throwable cause, @Advice.Return boolean accepted) {
            if (!accepted) {
                FailureHooks.afterFailure(FailureHooks.OFFERED, promise, cause, null, 2);
            }
        }
    }

    /** {@code AbstractService.notifyFailed} of Guava. */
    static final class GuavaServiceFails {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(@Advice.This Object service, @Advice.Argument(0) Throwable cause) {
            FailureHooks.promiseFailed(service, cause, "Guava service");
        }
    }

    /** {@code EnhancedQueueExecutor.AbstractScheduledFuture.fail} of JBoss Threads. */
    static final class JBossFails {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(@Advice.This Object future, @Advice.Argument(0) Throwable cause) {
            FailureHooks.promiseFailed(future, cause, "JBoss Threads future");
        }
    }

    /** {@code FutureImpl.tryFail} of Vert.x 4. */
    static final class VertxFails {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(@Advice.This Object promise, @Advice.Argument(0) Throwable cause) {
            FailureHooks.promiseFailed(promise, cause, "Vert.x future");
        }

        @Advice.OnMethodExit(suppress = Throwable.class)
        static void exit(
                @Advice.This Object promise, @Advice.Argument(0) Throwable cause, @Advice.Return boolean accepted) {
            if (!accepted) {
                FailureHooks.afterFailure(FailureHooks.OFFERED, promise, cause, null, 2);
            }
        }
    }

    /** {@code FutureImpl.completeInternal} of Vert.x 5: its second argument is the failure, if it is one. */
    static final class VertxCompletes {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(@Advice.This Object promise, @Advice.Argument(1) Throwable cause) {
            FailureHooks.promiseFailed(promise, cause, "Vert.x future");
        }

        @Advice.OnMethodExit(suppress = Throwable.class)
        static void exit(
                @Advice.This Object promise, @Advice.Argument(1) Throwable cause, @Advice.Return boolean accepted) {
            if (!accepted) {
                FailureHooks.afterFailure(FailureHooks.OFFERED, promise, cause, null, 2);
            }
        }
    }

    /** The constructor of Netty's futures that are made failed; the cause is the last argument. */
    static final class NettyMadeFailed {
        @Advice.OnMethodExit(suppress = Throwable.class)
        static void exit(@Advice.This Object future, @Advice.FieldValue("cause") Throwable cause) {
            FailureHooks.promiseFailed(future, cause, "Netty future");
        }
    }

    /** The constructor of Vert.x's. */
    static final class VertxMadeFailed {
        @Advice.OnMethodExit(suppress = Throwable.class)
        static void exit(@Advice.This Object future, @Advice.FieldValue("cause") Throwable cause) {
            FailureHooks.promiseFailed(future, cause, "Vert.x future");
        }
    }

    /** A method by which a future that was made failed tells so. */
    static final class TellsOwn {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(@Advice.FieldValue("cause") Throwable cause) {
            FailureHooks.received(cause, false);
        }
    }

    /** {@code addListener} of Netty's futures that are complete from the start; those that succeeded have no cause. */
    static final class NettyTellsListener {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(@Advice.This Object future) {
            FailureHooks.receivedMadeFailed(future);
        }
    }

    /** {@code FailedFuture.onComplete} and {@code onFailure} of Vert.x. */
    static final class VertxShowsOwn {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(
                @Advice.FieldValue("cause") Throwable cause,
                @Advice.Argument(value = 0, typing = Assigner.Typing.DYNAMIC) Object handler) {
            if (handler != null) {
                FailureHooks.shown(cause, handler);
            }
        }
    }

    /** {@code FutureBase.emitResult} of Vert.x 5: result, failure, listener. */
    static final class VertxEmits {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(
                @Advice.Argument(1) Throwable cause,
                @Advice.Argument(value = 2, typing = Assigner.Typing.DYNAMIC) Object listener) {
            if (listener != null) {
                FailureHooks.shown(cause, listener);
            }
        }
    }

    /** {@code FutureBase.emitFailure} of Vert.x 4: failure, listener. */
    static final class VertxEmitsFailure {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(
                @Advice.Argument(0) Throwable cause,
                @Advice.Argument(value = 1, typing = Assigner.Typing.DYNAMIC) Object listener) {
            if (listener != null) {
                FailureHooks.shown(cause, listener);
            }
        }
    }

    /** {@code DefaultPromise.notifyListenersNow} and {@code isSuccess} of Netty. */
    static final class NettyTells {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(@Advice.This Object promise, @Advice.FieldValue("result") Object result) {
            FailureHooks.receivedPromise(promise, result, null);
        }
    }

    /** {@code FutureImpl.failed} and its like of Vert.x. */
    static final class VertxTells {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(@Advice.This Object promise, @Advice.FieldValue("value") Object value) {
            FailureHooks.receivedPromise(promise, value, null);
        }
    }

    /** A method that returns the failure to a library's own code, which mostly passes it on. */
    static final class Reads {
        @Advice.OnMethodExit(suppress = Throwable.class)
        static void exit(@Advice.Return Throwable cause) {
            FailureHooks.read(cause);
        }
    }

    /** {@code doFallback} of Guava's catching futures. */
    static final class Recovers {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(@Advice.Argument(1) Throwable cause) {
            FailureHooks.received(cause, false);
        }
    }

    /** {@code AggregateFuture.handleException} of Guava: of futures that need not all succeed, failures are wanted. */
    static final class Aggregates {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(
                @Advice.Argument(0) Throwable cause, @Advice.FieldValue("allMustSucceed") boolean allMustSucceed) {
            if (!allMustSucceed) {
                FailureHooks.received(cause, false);
            }
        }
    }

    /** {@code Operators.onErrorDropped} of Reactor; the context may hold who receives what is dropped. */
    static final class ReactorDrops {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(
                @Advice.Argument(0) Throwable cause,
                @Advice.Argument(value = 1, typing = Assigner.Typing.DYNAMIC) Object context) {
            FailureHooks.dropped(cause, context, "Reactor");
        }
    }

    /** {@code RxJavaPlugins.onError}. */
    static final class RxDrops {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(
                @Advice.Argument(0) Throwable cause,
                @Advice.FieldValue(value = "errorHandler", typing = Assigner.Typing.DYNAMIC) Object handler) {
            if (handler == null) {
                FailureHooks.dropped(cause, null, "RxJava");
            } else {
                FailureHooks.shown(cause, null);
            }
        }
    }

    /** {@code onError} of an operator that always has a callback for failures. */
    static final class Shows {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(@Advice.Argument(0) Throwable cause) {
            FailureHooks.shown(cause, null);
        }
    }

    /** The same where the callback is a field, which may hold one that does nothing. */
    static final class ShowsToField {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(
                @Advice.Argument(0) Throwable cause,
                @Advice.FieldValue(value = "onError", typing = Assigner.Typing.DYNAMIC) Object callback) {
            if (callback != null) {
                FailureHooks.shown(cause, callback);
            }
        }
    }

    /** The same where it is a field of the operator that the subscriber was made by. */
    static final class ShowsToParent {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(
                @Advice.Argument(0) Throwable cause,
                @Advice.FieldValue(value = "parent", typing = Assigner.Typing.DYNAMIC) Object parent) {
            if (parent != null) {
                FailureHooks.shown(cause, parent);
            }
        }
    }

    /** The same where the subscriber is an inner class of the operator. */
    static final class ShowsToOuter {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(
                @Advice.Argument(0) Throwable cause,
                @Advice.FieldValue(value = "this$0", typing = Assigner.Typing.DYNAMIC) Object outer) {
            if (outer != null) {
                FailureHooks.shown(cause, outer);
            }
        }
    }

    /** Reactor's last subscriber. */
    static final class ShowsToConsumer {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(
                @Advice.Argument(0) Throwable cause,
                @Advice.FieldValue(value = "errorConsumer", typing = Assigner.Typing.DYNAMIC) Object consumer) {
            if (consumer != null) {
                FailureHooks.shown(cause, consumer);
            }
        }
    }
}
