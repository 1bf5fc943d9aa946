/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.detectors;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.parkwarden.model.Park;
import io.parkwarden.model.WaitKind;
import org.junit.jupiter.api.Test;

class InfrastructureLockTest {
    private static final String TASK = """
            com.acme.Shop.order(Shop.java:12)
            java.util.concurrent.ThreadPoolExecutor.runWorker
            java.util.concurrent.ThreadPoolExecutor$Worker.run
            java.lang.Thread.run
            """;

    private static final String LOCK = """
            java.util.concurrent.locks.LockSupport.park
            java.util.concurrent.locks.AbstractQueuedSynchronizer.acquire
            java.util.concurrent.locks.ReentrantLock$Sync.lock
            java.util.concurrent.locks.ReentrantLock.lock
            """;

    @Test
    void the_lock_of_the_queue_or_of_the_workers_is_the_pools_own() {
        assertTrue(isPools(LOCK + """
                java.util.concurrent.LinkedBlockingQueue.offer
                java.util.concurrent.ThreadPoolExecutor.execute
                java.util.concurrent.AbstractExecutorService.submit
                """ + TASK));
        assertTrue(isPools(LOCK + "java.util.concurrent.ThreadPoolExecutor.addWorker\n" + TASK));
        assertTrue(isPools(LOCK + """
                java.util.concurrent.ScheduledThreadPoolExecutor$DelayedWorkQueue.offer
                java.util.concurrent.ScheduledThreadPoolExecutor.delayedExecute
                """ + TASK));
        assertTrue(isPools(LOCK + """
                java.util.concurrent.ForkJoinPool.createWorker
                java.util.concurrent.ForkJoinPool.signalWork
                """ + TASK));
    }

    @Test
    void a_full_queue_is_none() {
        assertFalse(isPools("""
                java.util.concurrent.locks.LockSupport.park
                java.util.concurrent.locks.AbstractQueuedSynchronizer$ConditionObject.await
                java.util.concurrent.LinkedBlockingQueue.put
                com.acme.BlockingPolicy.rejectedExecution(BlockingPolicy.java:9)
                java.util.concurrent.ThreadPoolExecutor.reject
                java.util.concurrent.ThreadPoolExecutor.execute
                """ + TASK));
        assertFalse(isPools("""
                java.util.concurrent.locks.LockSupport.park
                java.util.concurrent.locks.AbstractQueuedSynchronizer$ConditionObject.await
                java.util.concurrent.ThreadPoolExecutor.awaitTermination
                """ + TASK));
    }

    @Test
    void a_lock_of_the_application_is_none() {
        assertFalse(isPools(LOCK + TASK));
        assertFalse(isPools(LOCK + "java.util.concurrent.LinkedBlockingQueue.offer\n" + TASK));
    }

    @Test
    void a_lock_that_the_pool_runs_as_a_task_is_none() {
        assertFalse(isPools(LOCK + """
                java.util.concurrent.ThreadPoolExecutor.runWorker
                java.util.concurrent.ThreadPoolExecutor$Worker.run
                """));
    }

    @Test
    void long_is_long_whoever_holds_it() {
        String stack = LOCK + "java.util.concurrent.ThreadPoolExecutor.addWorker\n" + TASK;
        assertFalse(InfrastructureLock.isWaitedFor(park(stack, 200)));
    }

    @Test
    void the_console_is_everybodys() {
        assertTrue(waits("java.io.PrintStream.println\n" + TASK, WaitKind.MONITOR, 900));
        assertTrue(waits(LOCK + "java.io.PrintStream.println\n" + TASK, WaitKind.PARK, 900));
        assertTrue(waits("""
                java.util.logging.StreamHandler.publish
                java.util.logging.ConsoleHandler.publish
                java.util.logging.Logger.log
                """ + TASK, WaitKind.MONITOR, 900));
        assertTrue(waits(LOCK + """
                ch.qos.logback.core.OutputStreamAppender.writeBytes
                ch.qos.logback.core.OutputStreamAppender.append
                ch.qos.logback.classic.Logger.info
                """ + TASK, WaitKind.PARK, 900));
        assertFalse(waits("java.io.PrintStream.println\n" + TASK, WaitKind.MONITOR, 1_000), "nobody reads it");
    }

    @Test
    void a_file_is_not_the_console() {
        assertFalse(waits(LOCK + """
                ch.qos.logback.core.OutputStreamAppender.writeBytes
                ch.qos.logback.core.rolling.RollingFileAppender.subAppend
                ch.qos.logback.core.OutputStreamAppender.append
                ch.qos.logback.classic.Logger.info
                """ + TASK, WaitKind.PARK, 50));
        assertFalse(waits("""
                java.util.logging.StreamHandler.publish
                java.util.logging.FileHandler.publish
                """ + TASK, WaitKind.MONITOR, 50));
    }

    private static boolean waits(String stack, WaitKind seenAs, long millis) {
        return InfrastructureLock.isWaitedFor(
                new Park(0, millis * 1_000_000, "t", false, null, StackReading.read(Stacks.of(stack), seenAs)));
    }

    private static boolean isPools(String stack) {
        return InfrastructureLock.isWaitedFor(park(stack, 50));
    }

    private static Park park(String stack, long millis) {
        return new Park(0, millis * 1_000_000, "t", false, null, StackReading.read(Stacks.of(stack), WaitKind.PARK));
    }
}
