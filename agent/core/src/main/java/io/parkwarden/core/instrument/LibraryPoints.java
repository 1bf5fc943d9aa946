/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.instrument;

import io.parkwarden.core.instrument.FailureAdvice.AtFixedRate;
import io.parkwarden.core.instrument.FailureAdvice.WithFixedDelay;
import io.parkwarden.core.instrument.LibraryAdvice.Aggregates;
import io.parkwarden.core.instrument.LibraryAdvice.GuavaFails;
import io.parkwarden.core.instrument.LibraryAdvice.GuavaServiceFails;
import io.parkwarden.core.instrument.LibraryAdvice.JBossFails;
import io.parkwarden.core.instrument.LibraryAdvice.NettyFails;
import io.parkwarden.core.instrument.LibraryAdvice.NettyMadeFailed;
import io.parkwarden.core.instrument.LibraryAdvice.NettyTells;
import io.parkwarden.core.instrument.LibraryAdvice.NettyTellsListener;
import io.parkwarden.core.instrument.LibraryAdvice.ReactorDrops;
import io.parkwarden.core.instrument.LibraryAdvice.Reads;
import io.parkwarden.core.instrument.LibraryAdvice.Recovers;
import io.parkwarden.core.instrument.LibraryAdvice.RxDrops;
import io.parkwarden.core.instrument.LibraryAdvice.Shows;
import io.parkwarden.core.instrument.LibraryAdvice.ShowsToConsumer;
import io.parkwarden.core.instrument.LibraryAdvice.ShowsToField;
import io.parkwarden.core.instrument.LibraryAdvice.ShowsToOuter;
import io.parkwarden.core.instrument.LibraryAdvice.ShowsToParent;
import io.parkwarden.core.instrument.LibraryAdvice.TellsOwn;
import io.parkwarden.core.instrument.LibraryAdvice.VertxCompletes;
import io.parkwarden.core.instrument.LibraryAdvice.VertxEmits;
import io.parkwarden.core.instrument.LibraryAdvice.VertxEmitsFailure;
import io.parkwarden.core.instrument.LibraryAdvice.VertxFails;
import io.parkwarden.core.instrument.LibraryAdvice.VertxMadeFailed;
import io.parkwarden.core.instrument.LibraryAdvice.VertxShowsOwn;
import io.parkwarden.core.instrument.LibraryAdvice.VertxTells;
import java.util.ArrayList;
import java.util.List;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.matcher.ElementMatcher;
import net.bytebuddy.matcher.ElementMatchers;

/**
 * Where asynchronous libraries are given failures, drop them and show them to callbacks: the one place for the names.
 * Read from reactor-core 3.7.17, rxjava 3.1.11, netty-common 4.1.118, 4.1.137, 4.2.5 and 4.2.9, guava 33.4.8, jboss-threads 3.7.0, vertx-core 4.5.11 and 5.0.7. A
 * class or method that another version does not have is not woven.
 */
final class LibraryPoints {
    private static final String REACTOR = "reactor.core.publisher.";
    private static final String RX = "io.reactivex.rxjava3.internal.";
    private static final String OPERATORS = RX + "operators.";
    private static final String NETTY = "io.netty.util.concurrent.DefaultPromise";
    private static final String NETTY_FAILED = "io.netty.util.concurrent.FailedFuture";
    private static final String NETTY_CHANNEL_FAILED = "io.netty.channel.FailedChannelFuture";
    private static final String GUAVA = "com.google.common.util.concurrent.";
    private static final String JBOSS = "org.jboss.threads.EnhancedQueueExecutor";
    private static final String VERTX = "io.vertx.core.impl.future.";

    /** Methods of one class and the class of {@link LibraryAdvice} for them. */
    record Point(String className, Class<?> advice, ElementMatcher<MethodDescription> methods) {}

    private LibraryPoints() {}

    static List<Point> all() {
        List<Point> points = new ArrayList<>(List.of(
                at(REACTOR + "Operators", ReactorDrops.class, "onErrorDropped"),
                onError(REACTOR + "LambdaSubscriber", ShowsToConsumer.class),
                onError(REACTOR + "LambdaMonoSubscriber", ShowsToConsumer.class),
                at("io.reactivex.rxjava3.plugins.RxJavaPlugins", RxDrops.class, "onError"),
                onError(
                        OPERATORS + "completable.CompletablePeek$CompletableObserverImplementation",
                        ShowsToOuter.class),
                // Told at their begin: a listener or a thread that waits receives the failure before the end.
                at(NETTY, NettyFails.class, "setFailure0"),
                at(NETTY, NettyTells.class, "notifyListenersNow", "isSuccess"),
                at(NETTY, FailureAdvice.Returns.class, "cause"),
                at(NETTY, FailureAdvice.Throws.class, "get"),
                made(NETTY_FAILED, NettyMadeFailed.class),
                made(NETTY_CHANNEL_FAILED, NettyMadeFailed.class),
                at(NETTY_FAILED, TellsOwn.class, "cause", "isSuccess", "sync", "syncUninterruptibly"),
                at(NETTY_CHANNEL_FAILED, TellsOwn.class, "cause", "isSuccess", "sync", "syncUninterruptibly"),
                at("io.netty.util.concurrent.CompleteFuture", NettyTellsListener.class, "addListener", "addListeners"),
                // The native transport selects without the JDK: all forms of the method in Java around it (4.1.137).
                turns("io.netty.channel.epoll.Native", "epollWait", "epollBusyWait"),
                at(GUAVA + "AbstractFuture", GuavaFails.class, "setException"),
                at(GUAVA + "AbstractFuture", FailureAdvice.Throws.class, "get"),
                at(GUAVA + "AbstractFuture", Reads.class, "tryInternalFastPathGetFailure"),
                at(GUAVA + "AbstractCatchingFuture$CatchingFuture", Recovers.class, "doFallback"),
                at(GUAVA + "AbstractCatchingFuture$AsyncCatchingFuture", Recovers.class, "doFallback"),
                at(GUAVA + "AggregateFuture", Aggregates.class, "handleException"),
                at(GUAVA + "AbstractService", GuavaServiceFails.class, "notifyFailed"),
                at(GUAVA + "AbstractService", FailureAdvice.Returns.class, "failureCause"),
                at(GUAVA + "AbstractService", FailureAdvice.Throws.class, "checkCurrentState"),
                schedules(
                        "io.netty.util.concurrent.AbstractScheduledEventExecutor",
                        AtFixedRate.class,
                        "scheduleAtFixedRate"),
                schedules(
                        "io.netty.util.concurrent.AbstractScheduledEventExecutor",
                        WithFixedDelay.class,
                        "scheduleWithFixedDelay"),
                schedules(JBOSS, AtFixedRate.class, "scheduleAtFixedRate"),
                schedules(JBOSS, WithFixedDelay.class, "scheduleWithFixedDelay"),
                at(JBOSS + "$AbstractScheduledFuture", JBossFails.class, "fail"),
                at(JBOSS + "$AbstractScheduledFuture", FailureAdvice.Throws.class, "get"),
                at(VERTX + "FutureImpl", VertxCompletes.class, "completeInternal"),
                at(VERTX + "FutureImpl", VertxFails.class, "tryFail"),
                at(VERTX + "FutureImpl", VertxTells.class, "failed", "succeeded"),
                at(VERTX + "FutureImpl", FailureAdvice.Returns.class, "cause"),
                made(VERTX + "FailedFuture", VertxMadeFailed.class),
                at(VERTX + "FailedFuture", VertxShowsOwn.class, "onComplete", "onFailure"),
                at(VERTX + "FailedFuture", TellsOwn.class, "cause", "failed", "succeeded", "otherwise"),
                at(VERTX + "FutureBase", VertxEmits.class, "emitResult"),
                at(VERTX + "FutureBase", VertxEmitsFailure.class, "emitFailure")));
        for (String peeks : List.of(
                REACTOR + "FluxPeek$PeekSubscriber",
                REACTOR + "FluxPeekFuseable$PeekFuseableSubscriber",
                REACTOR + "FluxPeekFuseable$PeekFuseableConditionalSubscriber",
                REACTOR + "FluxPeekFuseable$PeekConditionalSubscriber",
                REACTOR + "MonoPeekTerminal$MonoTerminalPeekSubscriber",
                OPERATORS + "maybe.MaybePeek$MaybePeekObserver",
                OPERATORS + "parallel.ParallelPeek$ParallelPeekSubscriber")) {
            points.add(onError(peeks, ShowsToParent.class));
        }
        for (String shows : List.of(
                REACTOR + "FluxDoOnEach$DoOnEachSubscriber",
                REACTOR + "FluxOnErrorResume$ResumeSubscriber",
                REACTOR + "FluxOnErrorReturn$ReturnSubscriber",
                REACTOR + "FluxMaterialize$MaterializeSubscriber",
                REACTOR + "MonoMaterialize$MaterializeSubscriber",
                OPERATORS + "completable.CompletableDoOnEvent$DoOnEvent",
                OPERATORS + "completable.CompletableOnErrorReturn$OnErrorReturnMaybeObserver",
                OPERATORS + "completable.CompletableResumeNext$ResumeNextObserver",
                OPERATORS + "flowable.FlowableOnErrorNext$OnErrorNextSubscriber",
                OPERATORS + "flowable.FlowableOnErrorReturn$OnErrorReturnSubscriber",
                OPERATORS + "maybe.MaybeDoOnEvent$DoOnEventMaybeObserver",
                OPERATORS + "maybe.MaybeOnErrorNext$OnErrorNextMaybeObserver",
                OPERATORS + "maybe.MaybeOnErrorReturn$OnErrorReturnMaybeObserver",
                OPERATORS + "observable.ObservableOnErrorNext$OnErrorNextObserver",
                OPERATORS + "observable.ObservableOnErrorReturn$OnErrorReturnObserver",
                OPERATORS + "single.SingleDoOnError$DoOnError",
                OPERATORS + "single.SingleDoOnEvent$DoOnEvent",
                OPERATORS + "single.SingleOnErrorReturn$OnErrorReturn",
                OPERATORS + "single.SingleResumeNext$ResumeMainSingleObserver",
                RX + "observers.BiConsumerSingleObserver")) {
            points.add(onError(shows, Shows.class));
        }
        for (String shows : List.of(
                OPERATORS + "flowable.FlowableDoOnEach$DoOnEachSubscriber",
                OPERATORS + "flowable.FlowableDoOnEach$DoOnEachConditionalSubscriber",
                OPERATORS + "maybe.MaybeCallbackObserver",
                OPERATORS + "observable.ObservableDoOnEach$DoOnEachObserver",
                RX + "observers.CallbackCompletableObserver",
                RX + "observers.ConsumerSingleObserver",
                RX + "observers.LambdaObserver",
                RX + "subscribers.LambdaSubscriber")) {
            points.add(onError(shows, ShowsToField.class));
        }
        return points;
    }

    private static Point at(String className, Class<?> advice, String... methods) {
        return new Point(className, advice, ElementMatchers.namedOneOf(methods));
    }

    /** Without the bridge for a caller that knows only the JDK's interface. */
    private static Point schedules(String className, Class<?> advice, String method) {
        return new Point(
                className,
                advice,
                ElementMatchers.<MethodDescription>named(method).and(ElementMatchers.not(ElementMatchers.isBridge())));
    }

    /** The constructor that takes the failure; of Vert.x's four, it is the one that the others call. */
    private static Point made(String className, Class<?> advice) {
        return new Point(
                className,
                advice,
                ElementMatchers.<MethodDescription>isConstructor().and(LibraryPoints::endsWithThrowable));
    }

    private static boolean endsWithThrowable(MethodDescription constructor) {
        int arguments = constructor.getParameters().size();
        return arguments >= 2
                && constructor
                        .getParameters()
                        .get(arguments - 1)
                        .getType()
                        .asErasure()
                        .getName()
                        .equals("java.lang.Throwable");
    }

    private static Point turns(String className, String... methods) {
        return new Point(
                className,
                TurnAdvice.class,
                ElementMatchers.<MethodDescription>namedOneOf(methods)
                        .and(ElementMatchers.not(ElementMatchers.isNative())));
    }

    private static Point onError(String className, Class<?> advice) {
        return new Point(
                className,
                advice,
                ElementMatchers.<MethodDescription>named("onError").and(ElementMatchers.takesArguments(1)));
    }
}
