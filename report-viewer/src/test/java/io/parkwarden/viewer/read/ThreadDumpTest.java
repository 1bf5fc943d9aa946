/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.viewer.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.parkwarden.model.Confidence;
import io.parkwarden.model.Fact;
import io.parkwarden.model.Finding;
import io.parkwarden.model.Park;
import io.parkwarden.model.Report;
import io.parkwarden.model.Severity;
import io.parkwarden.model.WaitKind;
import io.parkwarden.viewer.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Dumps in the forms of 17 and 25, cut down to what the reader has to tell apart. */
class ThreadDumpTest {
    private static final String TEXT = """
            2026-11-24 21:59:50
            Full thread dump OpenJDK 64-Bit Server VM (21.0.13+9 mixed mode):

            "orders-1" #41 [977] prio=5 os_prio=0 cpu=%s elapsed=9.15s tid=0x00007f nid=977 waiting on condition  [0x1]
               java.lang.Thread.State: WAITING (parking)
            \tat jdk.internal.misc.Unsafe.park(java.base@21.0.13/Native Method)
            \t- parking to wait for  <0x000000069a6b9698> (a java.util.concurrent.CompletableFuture$Signaller)
            \tat java.util.concurrent.locks.LockSupport.park(java.base@21.0.13/LockSupport.java:221)
            \tat java.util.concurrent.CompletableFuture$Signaller.block(java.base@21.0.13/CompletableFuture.java:1864)
            \tat java.util.concurrent.CompletableFuture.waitingGet(java.base@21.0.13/CompletableFuture.java:1898)
            \tat java.util.concurrent.CompletableFuture.join(java.base@21.0.13/CompletableFuture.java:2117)
            \tat com.acme.shop.Orders.load(Orders.java:57)
            \tat com.acme.shop.Orders$$Lambda/0x00007f1a2c0.run(Unknown Source)
            \tat java.util.concurrent.ThreadPoolExecutor.runWorker(java.base@21.0.13/ThreadPoolExecutor.java:1144)
            \tat java.util.concurrent.ThreadPoolExecutor$Worker.run(java.base@21.0.13/ThreadPoolExecutor.java:642)

            "orders-2" #42 [978] prio=5 os_prio=0 cpu=1.20ms elapsed=9.15s tid=0x00007f nid=978 waiting on condition  [0x1]
               java.lang.Thread.State: WAITING (parking)
            \tat jdk.internal.misc.Unsafe.park(java.base@21.0.13/Native Method)
            \tat java.util.concurrent.LinkedBlockingQueue.take(java.base@21.0.13/LinkedBlockingQueue.java:435)
            \tat java.util.concurrent.ThreadPoolExecutor.getTask(java.base@21.0.13/ThreadPoolExecutor.java:1070)
            \tat java.util.concurrent.ThreadPoolExecutor.runWorker(java.base@21.0.13/ThreadPoolExecutor.java:1130)

            "VM Thread" os_prio=0 cpu=14.24ms elapsed=23.36s tid=0x00007f nid=21248 runnable
            """;

    @TempDir
    private Path folder;

    @Test
    void two_dumps_with_one_stack_and_no_work_between_are_a_wait_from_one_to_the_other() {
        List<Fact> facts = facts("1.20ms", "1.31ms");
        Park park = (Park) facts.get(0);
        assertEquals(5_000_000_000L, park.nanos());
        assertEquals("orders-1", park.thread());
        assertEquals(WaitKind.FUTURE, park.stack().kind());
        assertEquals(
                "com.acme.shop.Orders.load(Orders.java:57)", park.stack().site().toString());
        assertEquals(2, facts.size());
    }

    @Test
    void a_worker_that_computed_between_two_dumps_has_come_back_to_the_same_line() {
        assertEquals(List.of(), facts("1.20ms", "55.00ms"));
    }

    private static List<Fact> facts(String cpuThen, String cpuNow) {
        DumpedThreads dumps = new DumpedThreads(new NamedCode(List.of()), new NamedPools());
        dumps.text(10_000, TEXT.formatted(cpuThen));
        dumps.text(15_000, TEXT.formatted(cpuNow));
        List<Fact> facts = new ArrayList<>();
        dumps.open(facts::add);
        return facts;
    }

    @Test
    void a_json_dump_gives_hints_and_a_warning_where_a_whole_pool_waits() throws Exception {
        Report report = ReportFile.read(write(worker("calc-1", "WAITING"), worker("calc-2", "WAITING"), idle("io-1")))
                .report();
        Finding finding = report.findings().get(0);
        assertEquals(1, report.findings().size());
        assertEquals("SyncOverAsync", finding.detector());
        assertEquals(Confidence.HINT, finding.confidence());
        assertEquals(Severity.WARNING, finding.severity());
        assertTrue(finding.summary().contains("2 of 2 workers of calc"), finding.summary());
        assertEquals("thread-dump", report.run().source());
        assertEquals(4242, report.run().pid());
        assertEquals(25, report.run().jdk());
    }

    @Test
    void part_of_a_pool_that_waits_is_information() throws Exception {
        Report report = ReportFile.read(write(worker("calc-1", "WAITING"), idle("calc-2")))
                .report();
        assertEquals(Severity.INFO, report.findings().get(0).severity());
        assertTrue(report.findings().get(0).summary().contains("1 of 2 workers"));
    }

    @Test
    void a_dump_without_states_goes_by_the_innermost_frame() throws Exception {
        Report report = ReportFile.read(write(worker("calc-1", ""), worker("calc-2", "")))
                .report();
        assertEquals(Severity.WARNING, report.findings().get(0).severity());
    }

    @Test
    void a_dump_without_threads_is_refused() throws Exception {
        Path file = write();
        Problem problem = assertThrows(Problem.class, () -> ReportFile.read(file));
        assertEquals(Problem.NO_DATA, problem.exitCode());
    }

    private Path write(String... threads) throws Exception {
        return Files.writeString(folder.resolve("dump.json"), """
                {"threadDump":{"processId":"4242","time":"2026-11-24T21:59:50Z","runtimeVersion":"25.0.3+9",
                "threadContainers":[{"container":"<root>","threads":[%s]}]}}""".formatted(String.join(",", threads)));
    }

    private static String worker(String name, String state) {
        return """
                {"tid":"41","name":"%s",%s"stack":[
                "java.base/jdk.internal.misc.Unsafe.park(Native Method)",
                "java.base/java.util.concurrent.CompletableFuture.waitingGet(CompletableFuture.java:1898)",
                "java.base/java.util.concurrent.CompletableFuture.join(CompletableFuture.java:2117)",
                "com.acme.shop.Orders.load(Orders.java:57)",
                "java.base/java.util.concurrent.ThreadPoolExecutor.runWorker(ThreadPoolExecutor.java:1090)",
                "java.base/java.lang.Thread.run(Thread.java:1474)"]}""".formatted(name, state.isEmpty() ? "" : "\"state\":\"" + state + "\",");
    }

    private static String idle(String name) {
        return """
                {"tid":"42","name":"%s","state":"WAITING","stack":[
                "java.base/jdk.internal.misc.Unsafe.park(Native Method)",
                "java.base/java.util.concurrent.LinkedBlockingQueue.take(LinkedBlockingQueue.java:435)",
                "java.base/java.util.concurrent.ThreadPoolExecutor.getTask(ThreadPoolExecutor.java:1013)",
                "java.base/java.util.concurrent.ThreadPoolExecutor.runWorker(ThreadPoolExecutor.java:1074)"]}""".formatted(name);
    }
}
