/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.detectors;

import io.parkwarden.model.Execution;
import io.parkwarden.model.Frame;
import io.parkwarden.model.PoolKind;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The methods in which threads of a pool or an event loop run their tasks: the outermost such frame of a stack tells
 * what the thread is. Names read from the sources of the JDK (17, 21, 25) and of the libraries' current lines, and seen
 * in stacks of the test programs. A loop over a JDK selector needs no entry: the agent sees it select.
 */
final class TaskRoots {
    static final String POOL_EXECUTOR = "java.util.concurrent.ThreadPoolExecutor";
    static final String FORK_JOIN_POOL = "java.util.concurrent.ForkJoinPool";

    private static final Root LOOP = new Root(Execution.EVENT_LOOP_TASK, PoolKind.EVENT_LOOP);
    private static final Root WAITING = new Root(Execution.OTHER_TASK, PoolKind.ELASTIC);
    private static final Root REQUESTS = new Root(Execution.OTHER_TASK, PoolKind.REQUEST_WORKERS);

    private static final Map<String, Root> BY_METHOD = Map.ofEntries(
            Map.entry(POOL_EXECUTOR + ".runWorker", new Root(Execution.EXECUTOR_TASK, PoolKind.OTHER)),
            Map.entry(FORK_JOIN_POOL + ".runWorker", new Root(Execution.FORK_JOIN_TASK, PoolKind.OTHER)),
            // Dependents of orTimeout and completeOnTimeout run here, 25: java.util.concurrent.DelayScheduler.
            Map.entry("java.util.concurrent.DelayScheduler.run", LOOP),
            Map.entry("java.util.TimerThread.mainLoop", new Root(Execution.OTHER_TASK, PoolKind.SCHEDULED)),
            Map.entry("jdk.internal.net.http.HttpClientImpl$SelectorManager.run", LOOP),
            Map.entry("sun.net.httpserver.ServerImpl$Dispatcher.run", LOOP),
            // Handlers of a channel group run above these only if its pool has a fixed size (sun.nio.ch.Invoker).
            Map.entry("sun.nio.ch.EPollPort$EventHandlerTask.run", LOOP),
            Map.entry("sun.nio.ch.KQueuePort$EventHandlerTask.run", LOOP),
            Map.entry("sun.nio.ch.Iocp$EventHandlerTask.run", LOOP),
            Map.entry("org.apache.tomcat.util.threads.ThreadPoolExecutor.runWorker", REQUESTS),
            Map.entry("org.eclipse.jetty.util.thread.QueuedThreadPool$Runner.run", REQUESTS),
            Map.entry("org.jboss.threads.EnhancedQueueExecutor$ThreadBody.run", REQUESTS),
            Map.entry("io.netty.channel.nio.NioEventLoop.run", LOOP),
            Map.entry("io.netty.channel.epoll.EpollEventLoop.run", LOOP),
            Map.entry("io.netty.channel.kqueue.KQueueEventLoop.run", LOOP),
            Map.entry("io.netty.channel.DefaultEventLoop.run", LOOP),
            Map.entry("io.netty.channel.SingleThreadIoEventLoop.run", LOOP),
            // Netty's documentation gives handlers that wait a group of these (ChannelPipeline.addLast).
            Map.entry("io.netty.util.concurrent.DefaultEventExecutor.run", WAITING),
            // Dispatchers.IO, and any dispatcher that somebody has given a number of threads of its own; the second is
            // 1.6's.
            Map.entry("kotlinx.coroutines.internal.LimitedDispatcher$Worker.run", WAITING),
            Map.entry("kotlinx.coroutines.internal.LimitedDispatcher.run", WAITING),
            Map.entry("io.netty.util.concurrent.GlobalEventExecutor$TaskRunner.run", LOOP),
            Map.entry("io.netty.util.HashedWheelTimer$Worker.run", LOOP),
            Map.entry("org.apache.hc.core5.reactor.AbstractSingleCoreIOReactor.execute", LOOP),
            Map.entry("org.apache.http.impl.nio.reactor.AbstractIOReactor.execute", LOOP),
            Map.entry("org.apache.kafka.clients.producer.internals.Sender.run", LOOP),
            Map.entry("org.apache.kafka.clients.admin.KafkaAdminClient$AdminClientRunnable.run", LOOP),
            Map.entry("org.apache.zookeeper.ClientCnxn$EventThread.run", LOOP),
            Map.entry("org.eclipse.paho.client.mqttv3.internal.CommsCallback.run", LOOP),
            Map.entry("org.eclipse.paho.mqttv5.client.internal.CommsCallback.run", LOOP),
            Map.entry("org.xnio.nio.WorkerThread.run", LOOP));

    /** First packages under which other libraries ship a copy of one of these, such as gRPC's own Netty. */
    private static final String[] RELOCATED = {".io.netty.", ".org.apache.", ".org.eclipse."};

    private static final Set<String> METHODS = BY_METHOD.keySet().stream()
            .map(name -> name.substring(name.lastIndexOf('.') + 1))
            .collect(Collectors.toUnmodifiableSet());

    private TaskRoots() {}

    /**
     * What a frame tells of its thread.
     *
     * @param execution what the thread runs above this frame
     * @param kind the kind of pool, where the thread is of no JDK executor
     */
    record Root(Execution execution, PoolKind kind) {}

    /** What a thread with this frame runs, or null if the frame is no root. */
    static @Nullable Root of(Frame frame) {
        if (!METHODS.contains(frame.method())) {
            return null; // nearly every frame, and without making a string
        }
        Root root = BY_METHOD.get(frame.className() + "." + frame.method());
        if (root != null) {
            return root;
        }
        for (String copied : RELOCATED) {
            int at = frame.className().indexOf(copied);
            if (at > 0) {
                return BY_METHOD.get(frame.className().substring(at + 1) + "." + frame.method());
            }
        }
        return null;
    }
}
