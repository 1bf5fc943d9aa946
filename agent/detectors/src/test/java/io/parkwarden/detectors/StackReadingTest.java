/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.detectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.parkwarden.model.Execution;
import io.parkwarden.model.Frame;
import io.parkwarden.model.Origin;
import io.parkwarden.model.Role;
import io.parkwarden.model.Stack;
import io.parkwarden.model.WaitKind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StackReadingTest {
    private static final String EXECUTOR = """

            java.util.concurrent.ThreadPoolExecutor.runWorker
            java.util.concurrent.ThreadPoolExecutor$Worker.run
            java.lang.Thread.run""";
    private static final String FORK_JOIN = """

            java.util.concurrent.ForkJoinTask.doExec
            java.util.concurrent.ForkJoinPool$WorkQueue.topLevelExec
            java.util.concurrent.ForkJoinPool.runWorker
            java.util.concurrent.ForkJoinWorkerThread.run""";
    private static final String SOCKET = """
            sun.nio.ch.NioSocketImpl.park
            sun.nio.ch.NioSocketImpl.implRead
            sun.nio.ch.NioSocketImpl.read
            java.net.Socket$SocketInputStream.read
            """;

    @Test
    void a_query_is_a_jdbc_call_whatever_the_driver_waits_in() {
        Stack stack = inTask(SOCKET + """
                org.postgresql.core.PGStream.receiveChar
                org.postgresql.core.v3.QueryExecutorImpl.execute
                org.postgresql.jdbc.PgPreparedStatement.executeQuery [jdbc]
                com.zaxxer.hikari.pool.HikariProxyPreparedStatement.executeQuery [jdbc]
                org.springframework.jdbc.core.JdbcTemplate.query
                com.acme.Orders.load(Orders.java:30)
                com.acme.Shop.serve(Shop.java:4)""");

        assertEquals(WaitKind.JDBC, stack.kind());
        assertEquals("com.acme.Orders.load(Orders.java:30)", stack.site().toString());
        assertEquals("org.springframework.jdbc.core.JdbcTemplate.query", stack.operation());
    }

    @Test
    void a_new_socket_connects_and_before_that_looks_up_the_name() {
        Stack connects = inTask("""
                sun.nio.ch.NioSocketImpl.connect
                java.net.SocksSocketImpl.connect
                java.net.Socket.connect
                java.net.Socket.<init>
                com.acme.Orders.load(Orders.java:30)""");
        Stack looksUp = inTask("""
                java.net.InetAddress.getAddressesFromNameService
                java.net.InetAddress.getByName
                java.net.InetSocketAddress.<init>
                java.net.Socket.<init>
                com.acme.Orders.load(Orders.java:30)""");

        assertEquals(WaitKind.SOCKET_CONNECT, connects.kind());
        assertEquals("java.net.Socket.<init>", connects.operation());
        assertEquals(WaitKind.DNS, looksUp.kind());
    }

    @Test
    void a_class_initialiser_is_waited_for_whatever_else_is_on_the_stack() {
        Stack stack = StackReading.read(Stacks.of("""
                        java.util.concurrent.CompletableFuture.get
                        com.acme.Shop.serve(Shop.java:4)""" + EXECUTOR), WaitKind.CLASS_INITIALISATION);

        assertEquals(WaitKind.CLASS_INITIALISATION, stack.kind());
    }

    @Test
    void the_console_and_a_process_are_told_from_files_by_their_stream() {
        String frames = """
                java.io.FileInputStream.read
                java.io.BufferedInputStream.fill
                java.io.BufferedInputStream.read
                com.acme.Shop.serve(Shop.java:4)""" + EXECUTOR;

        assertEquals(WaitKind.FILE_READ, read(frames, WaitKind.FILE_READ).kind());
        assertEquals(WaitKind.CONSOLE, read(frames, WaitKind.CONSOLE).kind());
        assertEquals(WaitKind.PROCESS, read(frames, WaitKind.PROCESS).kind());
    }

    @Test
    void of_a_native_method_of_the_application_its_caller_is_the_line() {
        Frame print = new Frame("com.acme.Printer", "print0", "Printer.java", -2, Origin.APPLICATION, Role.NONE);
        List<Frame> frames = new ArrayList<>(Stacks.of("com.acme.Shop.serve(Shop.java:4)" + EXECUTOR));
        frames.add(0, print);

        Stack stack = StackReading.read(frames, WaitKind.NATIVE);
        assertEquals("com.acme.Shop.serve(Shop.java:4)", stack.site().toString());
        assertEquals("com.acme.Printer.print0", stack.operation());
        assertEquals(WaitKind.NATIVE, stack.kind());
    }

    @Test
    void a_native_call_of_the_jdk_has_the_name_of_what_it_does() {
        Stack stack = read("""
                java.io.FileDescriptor.sync
                com.acme.Shop.serve(Shop.java:4)""" + EXECUTOR, WaitKind.NATIVE);

        assertEquals(WaitKind.FILE_SYNC, stack.kind());
    }

    @Test
    void remote_calls_and_directories_have_names() {
        assertEquals(WaitKind.REMOTE_CALL, inTask(SOCKET + """
                sun.rmi.transport.StreamRemoteCall.executeCall
                sun.rmi.server.UnicastRef.invoke
                java.rmi.server.RemoteObjectInvocationHandler.invoke
                com.acme.Shop.serve(Shop.java:4)""").kind());
        assertEquals(WaitKind.DIRECTORY, inTask("""
                java.util.concurrent.locks.LockSupport.parkNanos
                com.sun.jndi.ldap.Connection.readReply
                javax.naming.directory.InitialDirContext.<init>
                com.acme.Shop.serve(Shop.java:4)""").kind());
    }

    @Test
    void a_directory_listing_reads_no_file() {
        assertEquals(WaitKind.FILE_OPEN, inTask("""
                sun.nio.fs.UnixNativeDispatcher.readdir
                sun.nio.fs.UnixDirectoryStream$UnixDirectoryIterator.next
                com.acme.Shop.serve(Shop.java:4)""").kind());
    }

    @Test
    void an_empty_connection_pool_is_a_wait_for_a_connection() {
        Stack stack = inTask("""
                java.util.concurrent.locks.LockSupport.parkNanos
                java.util.concurrent.SynchronousQueue$TransferQueue.transfer
                java.util.concurrent.SynchronousQueue.poll
                com.zaxxer.hikari.util.ConcurrentBag.borrow
                com.zaxxer.hikari.pool.HikariPool.getConnection
                com.zaxxer.hikari.HikariDataSource.getConnection [jdbc]
                com.acme.Orders.load(Orders.java:30)""");

        assertEquals(WaitKind.JDBC_CONNECTION, stack.kind());
        assertEquals("com.zaxxer.hikari.HikariDataSource.getConnection", stack.operation());
    }

    @Test
    void an_application_that_implements_jdbc_is_named_itself() {
        Stack stack = inTask("""
                java.lang.Thread.sleep
                com.acme.RetryingStatement.execute(RetryingStatement.java:8) [jdbc]
                com.acme.Shop.serve(Shop.java:4)""");

        assertEquals(WaitKind.SLEEP, stack.kind());
        assertEquals("com.acme.RetryingStatement", stack.site().className());
    }

    @Test
    void send_async_and_join_is_a_wait_for_a_future_not_a_call() {
        Stack stack = inTask("""
                java.util.concurrent.locks.LockSupport.park
                java.util.concurrent.CompletableFuture$Signaller.block
                java.util.concurrent.ForkJoinPool.managedBlock
                java.util.concurrent.CompletableFuture.waitingGet
                java.util.concurrent.CompletableFuture.join
                com.acme.Prices.load(Prices.java:9)""");

        assertEquals(WaitKind.FUTURE, stack.kind());
    }

    @Test
    void tls_above_the_socket_stays_a_socket_read() {
        Stack stack = inTask(SOCKET + """
                sun.security.ssl.SSLSocketInputRecord.read
                sun.security.ssl.SSLSocketImpl$AppInputStream.read
                com.acme.Prices.load(Prices.java:9)""");

        assertEquals(WaitKind.SOCKET_READ, stack.kind());
    }

    @Test
    void a_future_of_a_library_is_a_future() {
        Stack stack = inTask("""
                java.lang.Object.wait
                io.netty.util.concurrent.DefaultPromise.await [future]
                io.netty.util.concurrent.DefaultPromise.sync [future]
                com.acme.Prices.load(Prices.java:9)""");

        assertEquals(WaitKind.FUTURE, stack.kind());
    }

    @Test
    void completing_a_future_of_a_library_is_not_a_wait_for_it() {
        Stack stack = inTask("""
                java.lang.Thread.sleep
                org.other.Listener.done
                io.netty.util.concurrent.DefaultPromise.setSuccess [future]
                com.acme.Prices.load(Prices.java:9)""");

        assertEquals(WaitKind.SLEEP, stack.kind());
    }

    @Test
    void a_blocking_subscriber_is_a_wait_for_a_future() {
        Stack stack = inTask("""
                java.util.concurrent.locks.LockSupport.park
                java.util.concurrent.CountDownLatch.await
                reactor.core.publisher.BlockingSingleSubscriber.blockingGet
                reactor.core.publisher.Mono.block
                com.acme.Prices.load(Prices.java:9)""");

        assertEquals(WaitKind.FUTURE, stack.kind());
        assertEquals("reactor.core.publisher.Mono.block", stack.operation());
    }

    @Test
    void awaiting_a_uni_is_a_wait_for_a_future() {
        Stack stack = inTask("""
                java.util.concurrent.locks.LockSupport.park
                java.util.concurrent.CountDownLatch.await
                io.smallrye.mutiny.operators.uni.UniBlockingAwait.await
                io.smallrye.mutiny.groups.UniAwait.atMost
                io.smallrye.mutiny.groups.UniAwait.indefinitely
                com.acme.Prices.load(Prices.java:9)""");

        assertEquals(WaitKind.FUTURE, stack.kind());
        assertEquals("io.smallrye.mutiny.groups.UniAwait.indefinitely", stack.operation());
    }

    @Test
    void run_blocking_is_a_wait_for_a_future() {
        Stack stack = inTask("""
                java.util.concurrent.locks.LockSupport.parkNanos
                kotlinx.coroutines.BlockingCoroutine.joinBlocking
                kotlinx.coroutines.BuildersKt__BuildersKt.runBlocking
                kotlinx.coroutines.BuildersKt.runBlocking
                com.acme.Prices.load(Prices.java:9)""");

        assertEquals(WaitKind.FUTURE, stack.kind());
        assertEquals("kotlinx.coroutines.BuildersKt.runBlocking", stack.operation());
    }

    @Test
    void a_blocking_stub_is_a_remote_call_and_its_executor_is_none() {
        String parked = """
                java.util.concurrent.locks.LockSupport.park
                io.grpc.stub.ClientCalls$ThreadlessExecutor.waitAndDrain
                """;

        assertEquals(WaitKind.REMOTE_CALL, inTask(parked + """
                io.grpc.stub.ClientCalls.blockingUnaryCall
                com.acme.PricesGrpc$PricesBlockingStub.load(PricesGrpc.java:9)
                com.acme.Shop.load(Shop.java:9)""").kind());
        assertEquals(
                WaitKind.PARK,
                inTask(parked + "com.acme.Shop.load(Shop.java:9)").kind());
    }

    @Test
    void a_contended_monitor_has_the_applications_frame_on_top() {
        Stack stack = StackReading.read(
                Stacks.of("com.acme.Shop.load(Shop.java:12)\ncom.acme.Shop.serve(Shop.java:4)" + EXECUTOR),
                WaitKind.MONITOR);

        assertEquals(WaitKind.MONITOR, stack.kind());
        assertEquals(12, stack.site().line());
        assertEquals("com.acme.Shop.load", stack.operation());
    }

    @Test
    void the_hook_is_believed_where_no_frame_tells_more() {
        String frames = "org.other.Waiter.pause\ncom.acme.Shop.load(Shop.java:12)";

        assertEquals(WaitKind.PROCESS, read(frames + EXECUTOR, WaitKind.PROCESS).kind());
        assertEquals(WaitKind.PARK, read(frames + EXECUTOR, null).kind());
    }

    @Test
    void a_frame_tells_more_than_the_hook() {
        String frames = SOCKET + "com.acme.Shop.load(Shop.java:12)";

        assertEquals(
                WaitKind.SOCKET_READ, read(frames + EXECUTOR, WaitKind.PARK).kind());
    }

    @Test
    void application_code_is_named_before_the_library_it_called() {
        Stack stack = inTask("java.lang.Thread.sleep\norg.other.Retry.run\ncom.acme.Shop.load(Shop.java:12)");

        assertEquals("com.acme.Shop", stack.site().className());
        assertEquals(Origin.APPLICATION, stack.siteOrigin());
    }

    @Test
    void without_application_code_the_innermost_line_of_a_library_is_named() {
        Stack stack = inTask("java.lang.Thread.sleep\norg.other.Retry.pause\norg.other.Retry.run");

        assertEquals("org.other.Retry.pause(Unknown Source)", stack.site().toString());
        assertEquals("java.lang.Thread.sleep", stack.operation());
        assertEquals(Origin.LIBRARY, stack.siteOrigin());
    }

    @Test
    void with_the_jdk_alone_the_wait_itself_is_named() {
        Stack stack = inTask("java.lang.Thread.sleep\njava.util.TimerThing.run");

        assertEquals("java.lang.Thread", stack.site().className());
        assertEquals(Origin.JDK, stack.siteOrigin());
    }

    @Test
    void generated_frames_are_never_the_line() {
        Stack stack = inTask("""
                java.lang.Thread.sleep
                com.acme.Repository$$EnhancerBySpringCGLIB$$1a2b.load [generated]
                com.acme.Repository.$Proxy12.load [generated]
                com.acme.Shop.load(Shop.java:12)""");

        assertEquals("com.acme.Shop.load(Shop.java:12)", stack.site().toString());
    }

    @Test
    void a_thread_factory_that_wraps_the_worker_is_not_the_line() {
        Stack stack =
                read("java.lang.Thread.sleep\norg.other.Job.run" + EXECUTOR + "\ncom.acme.NamedThreads.run", null);

        assertEquals("org.other.Job", stack.site().className());
        assertEquals(Execution.EXECUTOR_TASK, stack.execution());
    }

    @Test
    void a_worker_that_ends_is_idle() {
        Stack stack = read(
                "java.util.concurrent.locks.ReentrantLock.lock\n"
                        + "java.util.concurrent.ThreadPoolExecutor.processWorkerExit" + EXECUTOR,
                null);

        assertEquals(Execution.IDLE, stack.execution());
    }

    @Test
    void a_queue_that_the_jdk_blocks_on_as_managed_is_compensated_and_not_announced() {
        String take = """
                java.util.concurrent.locks.LockSupport.park
                java.util.concurrent.locks.AbstractQueuedSynchronizer$ConditionNode.block
                java.util.concurrent.ForkJoinPool.compensatedBlock
                java.util.concurrent.ForkJoinPool.managedBlock
                java.util.concurrent.locks.AbstractQueuedSynchronizer$ConditionObject.await
                java.util.concurrent.LinkedBlockingQueue.take
                com.acme.Shop.load(Shop.java:12)""";

        assertTrue(read(take + FORK_JOIN, null).compensated());
        assertFalse(read(take + FORK_JOIN, null).managed());
        assertFalse(read(take + EXECUTOR, null).compensated(), "an executor adds no worker");
    }

    @Test
    void a_blocker_of_the_application_is_announced() {
        Stack stack = read("""
                java.lang.Thread.sleep
                com.acme.Blocker.block(Blocker.java:5)
                java.util.concurrent.ForkJoinPool.compensatedBlock
                java.util.concurrent.ForkJoinPool.managedBlock
                com.acme.Shop.load(Shop.java:12)""" + FORK_JOIN, null);

        assertTrue(stack.managed());
        assertTrue(stack.compensated());
    }

    @Test
    void what_runs_above_a_selecting_loop_is_its_callback() {
        List<Frame> frames =
                Stacks.of("java.lang.Thread.sleep\ncom.acme.Handler.read(Handler.java:7)\norg.other.Loop.run");

        Stack stack = StackReading.readAt(frames, null, 2, Execution.EVENT_LOOP_TASK);

        assertEquals(Execution.EVENT_LOOP_TASK, stack.execution());
        assertEquals("com.acme.Handler", stack.site().className());
    }

    @Test
    void a_library_loop_that_selects_is_idle() {
        Stack stack = read("""
                sun.nio.ch.EPoll.wait
                sun.nio.ch.SelectorImpl.select
                io.netty.channel.nio.NioEventLoop.select
                io.netty.channel.nio.NioEventLoop.run""", null);

        assertEquals(Execution.IDLE, stack.execution());
    }

    @Test
    void a_handler_that_sleeps_on_a_library_loop_is_a_task() {
        Stack stack = read("""
                java.lang.Thread.sleep
                com.acme.Handler.read(Handler.java:7)
                io.netty.channel.nio.NioEventLoop.processSelectedKeys
                io.netty.channel.nio.NioEventLoop.run""", null);

        assertEquals(Execution.EVENT_LOOP_TASK, stack.execution());
    }

    @Test
    void a_single_frame_is_enough() {
        Stack stack = read("java.lang.Thread.sleep", WaitKind.SLEEP);

        assertEquals(Execution.OWN_THREAD, stack.execution());
        assertEquals("java.lang.Thread.sleep", stack.operation());
    }

    private static Stack inTask(String frames) {
        return read(frames + EXECUTOR, null);
    }

    private static Stack read(String frames, @Nullable WaitKind seenAs) {
        return StackReading.read(Stacks.of(frames), seenAs);
    }
}
