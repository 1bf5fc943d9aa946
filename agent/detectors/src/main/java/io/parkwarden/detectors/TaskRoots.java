/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.detectors;

import io.parkwarden.model.Execution;
import io.parkwarden.model.Frame;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The methods in which threads of a pool or an event loop run their tasks: the outermost such frame of a stack tells
 * what the thread is. Names read from the sources of the JDK (17, 21, 25) and of the libraries' current lines. A loop
 * over a JDK selector needs no entry: the agent sees it select.
 */
final class TaskRoots {
    static final String POOL_EXECUTOR = "java.util.concurrent.ThreadPoolExecutor";
    static final String FORK_JOIN_POOL = "java.util.concurrent.ForkJoinPool";

    private static final Map<String, Execution> BY_METHOD = Map.ofEntries(
            Map.entry(POOL_EXECUTOR + ".runWorker", Execution.EXECUTOR_TASK),
            Map.entry(FORK_JOIN_POOL + ".runWorker", Execution.FORK_JOIN_TASK),
            // Dependents of orTimeout and completeOnTimeout run here, 25: java.util.concurrent.DelayScheduler.
            Map.entry("java.util.concurrent.DelayScheduler.run", Execution.EVENT_LOOP_TASK),
            Map.entry("java.util.TimerThread.mainLoop", Execution.OTHER_TASK),
            Map.entry("org.apache.tomcat.util.threads.ThreadPoolExecutor.runWorker", Execution.OTHER_TASK),
            Map.entry("org.eclipse.jetty.util.thread.QueuedThreadPool$Runner.run", Execution.OTHER_TASK),
            Map.entry("org.jboss.threads.EnhancedQueueExecutor$ThreadBody.run", Execution.OTHER_TASK),
            Map.entry("io.netty.channel.nio.NioEventLoop.run", Execution.EVENT_LOOP_TASK),
            Map.entry("io.netty.channel.epoll.EpollEventLoop.run", Execution.EVENT_LOOP_TASK),
            Map.entry("io.netty.channel.kqueue.KQueueEventLoop.run", Execution.EVENT_LOOP_TASK),
            Map.entry("io.netty.channel.DefaultEventLoop.run", Execution.EVENT_LOOP_TASK),
            Map.entry("io.netty.channel.SingleThreadIoEventLoop.run", Execution.EVENT_LOOP_TASK),
            Map.entry("io.netty.util.concurrent.DefaultEventExecutor.run", Execution.EVENT_LOOP_TASK),
            Map.entry("io.netty.util.HashedWheelTimer$Worker.run", Execution.EVENT_LOOP_TASK),
            Map.entry("org.apache.hc.core5.reactor.AbstractSingleCoreIOReactor.execute", Execution.EVENT_LOOP_TASK),
            Map.entry("org.apache.http.impl.nio.reactor.AbstractIOReactor.execute", Execution.EVENT_LOOP_TASK),
            Map.entry("org.apache.kafka.clients.producer.internals.Sender.run", Execution.EVENT_LOOP_TASK),
            Map.entry("org.apache.zookeeper.ClientCnxn$EventThread.run", Execution.EVENT_LOOP_TASK),
            Map.entry("org.eclipse.paho.client.mqttv3.internal.CommsCallback.run", Execution.EVENT_LOOP_TASK),
            Map.entry("org.xnio.nio.WorkerThread.run", Execution.EVENT_LOOP_TASK));

    private TaskRoots() {}

    /** What a thread with this frame runs, or null if the frame is no root. */
    static @Nullable Execution of(Frame frame) {
        return BY_METHOD.get(frame.className() + "." + frame.method());
    }
}
