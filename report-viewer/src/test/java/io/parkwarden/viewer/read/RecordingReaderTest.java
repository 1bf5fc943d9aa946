/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.viewer.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.parkwarden.model.Finding;
import io.parkwarden.model.Report;
import io.parkwarden.viewer.Problem;
import io.parkwarden.viewer.read.ReportFile.Reading;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;
import jdk.jfr.Event;
import jdk.jfr.Name;
import jdk.jfr.Recording;
import jdk.jfr.StackTrace;
import jdk.jfr.Threshold;
import jdk.jfr.Timespan;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real recordings, written by events of the same form as the agent's. */
class RecordingReaderTest {
    @TempDir
    private Path folder;

    @Test
    void waits_become_the_findings_of_the_same_detectors() throws Exception {
        Report report = read(record(() -> {
                    run();
                    for (int i = 0; i < 5; i++) {
                        await(7, 40_000_000L);
                    }
                    stack(7, "jdbc");
                    await(7, 90_000_000L);
                    coverage("ParkedWorker", "on");
                }))
                .report();
        assertEquals(1, report.findings().size());
        Finding finding = report.findings().get(0);
        assertEquals("ParkedWorker", finding.detector());
        assertEquals("com.example.Orders.load(Orders.java:57)", finding.site().toString());
        assertEquals(6, finding.blocked().count());
        assertEquals(90_000_000L, finding.blocked().maxNanos());
        assertEquals("orders", finding.pool().name());
        assertEquals(3, finding.harm().maxQueued());
        assertEquals(4, finding.stacks().get(0).frames().size());
        assertEquals("recording", report.run().source());
        assertEquals(4242, report.run().pid());
        assertEquals(21, report.run().jdk());
        assertEquals(2, report.configuration().size());
        assertEquals("orders", report.pools().get(0).name());
    }

    @Test
    void a_detector_that_was_off_stays_silent() throws Exception {
        Report report = read(record(() -> {
                    run();
                    stack(7, "jdbc");
                    await(7, 40_000_000L);
                    coverage("ParkedWorker", "off");
                }))
                .report();
        assertTrue(report.findings().isEmpty());
    }

    @Test
    void waits_without_a_stack_and_unknown_words_are_counted_and_said() throws Exception {
        Report report = read(record(() -> {
                    run();
                    await(8, 40_000_000L);
                    stack(9, "telepathy");
                }))
                .report();
        assertEquals(1, report.dropped().facts());
        assertTrue(report.notes().stream().anyMatch(note -> note.contains("1 waits have no stack")));
        assertTrue(report.notes().stream().anyMatch(note -> note.contains("1 events hold words")));
    }

    @Test
    void tasks_that_only_wait_for_futures_are_told_by_what_their_threads_did_besides() throws Exception {
        Report report = read(record(() -> {
                    run();
                    join(5);
                    await(5, 40_000_000L, -1);
                    await(5, 40_000_000L, 1_000_000);
                    await(5, 40_000_000L, 1_000_000);
                }))
                .report();
        assertEquals("WrappedAsync", report.findings().get(0).detector());
        assertEquals(1, report.findings().size());
    }

    @Test
    void a_stack_whose_text_was_lost_is_taken_from_its_repetition() throws Exception {
        Report report = read(record(() -> {
                    run();
                    stack(7, "jdbc", null);
                    await(7, 40_000_000L);
                    stack(7, "jdbc");
                    await(7, 90_000_000L);
                }))
                .report();
        assertEquals(1, report.findings().size());
        assertEquals(
                "com.example.Orders.load(Orders.java:57)",
                report.findings().get(0).site().toString());
        assertEquals(2, report.findings().get(0).blocked().count());
    }

    @Test
    void what_a_library_took_from_the_common_pool_is_rebuilt() throws Exception {
        Report report = read(record(() -> {
                    run();
                    TaskLoadEvent event = new TaskLoadEvent();
                    event.waited = 240_000_000;
                    event.waits = 6;
                    event.worker = "w";
                    event.library = "guest-client";
                    event.libraryVersion = "2.1";
                    event.submitter = "library";
                    event.kind = "latch";
                    event.frames = "jdk\tnone\tjava.util.concurrent.CountDownLatch\tawait\tCountDownLatch.java\t230\n"
                            + "library\tnone\torg.guest.Sync\trun\tSync.java\t12\n"
                            + "jdk\tnone\tjava.util.concurrent.ForkJoinTask\tdoExec\tForkJoinTask.java\t387\n"
                            + "jdk\tnone\tjava.util.concurrent.ForkJoinPool\trunWorker\tForkJoinPool.java\t1312";
                    event.poolName = "commonPool";
                    event.poolKind = "common";
                    event.poolIntent = "compute";
                    event.poolWidth = 3;
                    event.commit();
                }))
                .report();
        assertEquals("CommonPoolIntruder", report.findings().get(0).detector());
        assertTrue(report.findings().get(0).summary().startsWith("guest-client 2.1 "));
    }

    @Test
    void how_tasks_spent_their_time_is_rebuilt() throws Exception {
        Report report = read(record(() -> {
                    run();
                    profile();
                    long second = System.nanoTime() + 1_100_000_000; // an event bears the time at which it is written
                    while (System.nanoTime() - second < 0) {
                        LockSupport.parkNanos(20_000_000);
                    }
                    profile();
                }))
                .report();
        Finding found = report.findings().get(0);
        assertEquals("MisplacedWork", found.detector());
        assertEquals("com.example.Orders.ship(Orders.java:12)", found.site().toString());
        assertTrue(found.details().contains(new Finding.Detail("lines that wait", "2")), found.details()::toString);
    }

    private static void profile() {
        TaskProfileEvent event = new TaskProfileEvent();
        event.siteClass = "com.example.Orders";
        event.siteMethod = "ship";
        event.siteFile = "Orders.java";
        event.siteLine = 12;
        event.held = 20_000_000;
        event.waited = 1_400_000_000;
        event.waits = 20;
        event.queued = 1_400_000_000;
        event.lines = "com.example.Orders\tstock\tOrders.java\t30\tjdbc\t800000000\n"
                + "com.example.Orders\tprice\tOrders.java\t40\thttp\t600000000\n";
        event.worker = "w";
        event.kind = "jdbc";
        event.frames = "jdk\tnone\tjava.net.Socket\tread\t\t-1\n"
                + "application\tnone\tcom.example.Orders\tship\tOrders.java\t12\n"
                + "jdk\tnone\tjava.util.concurrent.ThreadPoolExecutor\trunWorker\t\t-1";
        event.poolName = "orders";
        event.poolKind = "fixed";
        event.poolIntent = "compute";
        event.poolWidth = 2;
        event.poolQueued = 9;
        event.commit();
    }

    @Test
    void hops_become_the_facts_that_they_were_written_from() throws Exception {
        Report report = ReportFile.read(record(() -> {
                    run();
                    HopEvent event = new HopEvent();
                    event.worker = "orders-1";
                    event.siteClass = "com.acme.Shop";
                    event.siteMethod = "order";
                    event.siteFile = "Shop.java";
                    event.siteLine = 12;
                    event.code = "com.acme.Shop.lambda$order$0";
                    event.counted = 1_200;
                    event.estimated = 800;
                    event.samples = 128;
                    event.work = 200;
                    event.longWork = 300;
                    event.submit = 400;
                    event.least = 600;
                    event.frames = "application\tnone\tcom.acme.Shop\torder\tShop.java\t12";
                    event.poolName = "orders";
                    event.poolKind = "fixed";
                    event.poolIntent = "compute";
                    event.poolWidth = 3;
                    event.commit();
                    event.atOnce = 0.5; // then 400 ns are what counts
                    event.work = 500;
                    event.commit();
                    event.atOnce = 0;
                    event.recursive = true;
                    event.commit();
                }))
                .report();
        assertEquals(1, report.findings().size());
        assertEquals("RedundantHop", report.findings().get(0).detector());
        assertEquals(12, report.findings().get(0).site().line());
        assertEquals(2_000, report.findings().get(0).blocked().count());
        assertEquals(2_000 * 600, report.findings().get(0).blocked().totalNanos());
    }

    @Test
    void a_recording_without_any_wait_says_which_command_takes_one() throws Exception {
        Path file = record(() -> new OtherEvent().commit());
        Problem problem = assertThrows(Problem.class, () -> ReportFile.read(file));
        assertTrue(problem.sentence().contains("none of the agent's"), problem.sentence());
        assertTrue(problem.wayOut().contains("settings=profile"), problem.wayOut());
        assertEquals(Problem.NO_DATA, problem.exitCode());
    }

    @Test
    void a_recording_that_breaks_off_gives_what_was_before_the_break() throws Exception {
        byte[] first = Files.readAllBytes(record(() -> {
            run();
            stack(7, "jdbc");
            // The JDK's reader is one event ahead, so the break costs the last one before it.
            await(7, 40_000_000L);
            await(7, 40_000_000L);
        }));
        byte[] second = Files.readAllBytes(record(() -> await(7, 40_000_000L)));
        byte[] broken = Arrays.copyOf(first, first.length + second.length / 2);
        System.arraycopy(second, 0, broken, first.length, second.length / 2);
        Reading reading = read(Files.write(folder.resolve("broken.jfr"), broken));
        assertEquals(1, reading.report().findings().size());
        assertEquals(1, reading.damage().size());
        assertTrue(reading.damage().get(0).startsWith(folder.resolve("broken.jfr") + " "));
        assertTrue(reading.report().notes().contains(reading.damage().get(0)));
    }

    @Test
    void a_file_with_only_the_begin_of_a_recording_is_refused() throws Exception {
        byte[] whole = Files.readAllBytes(record(RecordingReaderTest::run));
        Path file = Files.write(folder.resolve("head.jfr"), Arrays.copyOf(whole, 40));
        Problem problem = assertThrows(Problem.class, () -> ReportFile.read(file));
        assertTrue(problem.sentence().contains("cannot be read"), problem.sentence());
        assertFalse(problem.wayOut().isEmpty());
    }

    private static Reading read(Path file) {
        return ReportFile.read(file);
    }

    private Path record(Runnable events) throws Exception {
        Path file = Files.createTempFile(folder, "recording", ".jfr");
        try (Recording recording = new Recording()) {
            recording.start();
            events.run();
            recording.stop();
            recording.dump(file);
        }
        return file;
    }

    private static void run() {
        RunEvent event = new RunEvent();
        event.pid = 4242;
        event.mainClass = "com.example.Shop";
        event.jvm = "OpenJDK 21";
        event.jdk = 21;
        event.cpus = 4;
        event.version = "0.1.0";
        event.configuration = "threshold\t10ms\tdefault\nreport\tx.json\tagent argument";
        event.commit();
    }

    private static void stack(long id, String kind) {
        stack(id, kind, "com.example.Orders");
    }

    private static void stack(long id, String kind, @Nullable String siteClass) {
        StackEvent event = new StackEvent();
        event.stackId = id;
        event.execution = "executor-task";
        event.kind = kind;
        event.operation = "org.h2.jdbc.JdbcStatement.executeQuery";
        event.siteClass = siteClass;
        event.siteMethod = "load";
        event.siteFile = "Orders.java";
        event.siteLine = 57;
        event.frames = "jdk\tnone\tsun.nio.ch.NioSocketImpl\tread\tNioSocketImpl.java\t288\n"
                + "library\tjdbc\torg.h2.jdbc.JdbcStatement\texecuteQuery\t\t-1\n"
                + "application\tnone\tcom.example.Orders\tload\tOrders.java\t57\n"
                + "jdk\tnone\tjava.util.concurrent.ThreadPoolExecutor\trunWorker\tThreadPoolExecutor.java\t1144";
        event.commit();
    }

    private static void join(long id) {
        StackEvent event = new StackEvent();
        event.stackId = id;
        event.execution = "executor-task";
        event.kind = "future";
        event.operation = "java.util.concurrent.CompletableFuture.join";
        event.siteClass = "com.example.Orders";
        event.siteMethod = "load";
        event.siteFile = "Orders.java";
        event.siteLine = 57;
        event.frames = "jdk\tnone\tjava.util.concurrent.CompletableFuture\tjoin\tCompletableFuture.java\t2122\n"
                + "application\tnone\tcom.example.Orders\tload\tOrders.java\t57\n"
                + "jdk\tnone\tjava.util.concurrent.CompletableFuture$AsyncSupply\trun\tCompletableFuture.java\t1768\n"
                + "jdk\tnone\tjava.util.concurrent.ThreadPoolExecutor\trunWorker\tThreadPoolExecutor.java\t1144";
        event.commit();
    }

    private static void await(long stack, long nanos) {
        await(stack, nanos, -1);
    }

    private static void await(long stack, long nanos, long besides) {
        WaitEvent event = new WaitEvent();
        event.besides = besides;
        event.stackId = stack;
        event.blocked = nanos;
        event.waiter = "orders-1";
        event.poolName = "orders";
        event.poolKind = "fixed";
        event.poolIntent = "compute";
        event.poolSize = 2;
        event.poolWidth = 2;
        event.poolActive = 2;
        event.poolQueued = 3;
        event.commit();
    }

    private static void coverage(String detector, String state) {
        CoverageEvent event = new CoverageEvent();
        event.detector = detector;
        event.state = state;
        event.checked = 6;
        event.commit();
    }

    @Name("test.Other")
    static final class OtherEvent extends Event {}

    @Name("parkwarden.Run")
    @StackTrace(false)
    static final class RunEvent extends Event {
        long pid;
        String mainClass;
        String jvm;
        int jdk;
        int cpus;
        long startedMillis;
        long watchedMillis;
        boolean attached;
        String version;
        String configuration;
    }

    @Name("parkwarden.Stack")
    @StackTrace(false)
    static final class StackEvent extends Event {
        long stackId;
        String execution;
        String kind;
        String operation;
        String siteClass;
        String siteMethod;
        String siteFile;
        int siteLine;
        boolean compensated;
        boolean managed;
        String frames;
    }

    /** JFR takes the fields of an abstract superclass into each event below it, as it does of the agent's own. */
    abstract static class OnPool extends Event {
        String poolName;
        String poolKind;
        String poolIntent;
        boolean poolDeclared;
        int poolSize;
        int poolWidth;
        int poolActive;
        int poolQueued;
    }

    @Name("parkwarden.Wait")
    @Threshold("0 ms")
    static final class WaitEvent extends OnPool {
        long stackId;

        @Timespan
        long blocked;

        @Timespan
        long besides;

        String waiter;
    }

    @Name("parkwarden.TaskLoad")
    @StackTrace(false)
    static final class TaskLoadEvent extends OnPool {
        @Timespan
        long processorTime;

        @Timespan
        long held;

        @Timespan
        long waited;

        int waits;
        int looks;
        int atOnce;
        String worker;
        String library;
        String libraryVersion;
        String submitter;
        String kind;
        String frames;
    }

    @Name("parkwarden.TaskProfile")
    @StackTrace(false)
    static final class TaskProfileEvent extends OnPool {
        String siteClass;
        String siteMethod;
        String siteFile;
        int siteLine;

        @Timespan
        long processorTime;

        @Timespan
        long held;

        long tasks;
        int atOnce;

        @Timespan
        long crowded;

        @Timespan
        long excess;

        @Timespan
        long waited;

        int waits;

        @Timespan
        long queued;

        String lines;
        String worker;
        String kind;
        String frames;
    }

    @Name("parkwarden.Hop")
    @StackTrace(false)
    static final class HopEvent extends OnPool {
        String worker;
        String siteClass;
        String siteMethod;
        String siteFile;
        int siteLine;
        String code;
        long counted;
        long estimated;
        long others;
        int samples;

        @Timespan
        long work;

        @Timespan
        long longWork;

        @Timespan
        long rest;

        double atOnce;

        @Timespan
        long submit;

        @Timespan
        long least;

        boolean recursive;
        String frames;
    }

    @Name("parkwarden.Coverage")
    @StackTrace(false)
    static final class CoverageEvent extends Event {
        String detector;
        String state;
        String reason;
        long checked;
        long dropped;
    }
}
