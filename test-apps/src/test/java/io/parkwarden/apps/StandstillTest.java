/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.apps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A JVM that hangs gets its verdict while it hangs: with the agent from the start, and attached afterwards. */
class StandstillTest {
    private static final String PROGRAM = "example.HangingService";
    private static final String SECONDS = "600";
    private static final String QUEUEING = "java/util/concurrent/ExecutorCompletionService$QueueingFuture.class";

    @ParameterizedTest(name = "JDK {0}")
    @ValueSource(ints = {17, 21, 25})
    void a_jvm_that_hangs_already_gets_its_verdict_from_an_attach_of_five_seconds(int feature) throws Exception {
        try (ChildJvm.Running service = ChildJvm.on(Jdk.require(feature)).start(PROGRAM, SECONDS)) {
            service.await("out.txt", "hangs");
            String pid = Long.toString(service.process().pid());
            ChildJvm.Ended attached = ChildJvm.on(Jdk.running()).viewer("attach", pid, "--duration", "5s");
            assertTrue(attached.out().contains("Pool orders (fixed pool, 2 workers) stands still"), attached::toString);
            assertTrue(attached.out().contains("HangingService.order(HangingService.java:"), attached::toString);
            assertTrue(service.process().isAlive(), "it hangs on");
        }
    }

    @ParameterizedTest(name = "JDK {0}")
    @ValueSource(ints = {17, 21, 25})
    void the_report_lists_each_worker_and_its_task_while_the_jvm_hangs(int feature) throws Exception {
        ChildJvm jvm = ChildJvm.on(Jdk.require(feature)).withAgent("report-interval=600s");
        try (ChildJvm.Running service = jvm.start(PROGRAM, SECONDS)) {
            service.await("out.txt", "hangs");
            JsonNode finding = awaitStandstill(jvm.report(), service.process());
            assertEquals("error", finding.path("severity").asText());
            assertEquals("proven", finding.path("confidence").asText());
            List<String> workers = new ArrayList<>();
            for (JsonNode detail : finding.path("details")) {
                if (detail.path("label").asText().startsWith("orders-")) {
                    workers.add(detail.path("value").asText());
                }
            }
            assertEquals(2, workers.size(), finding::toString);
            for (String worker : workers) {
                assertTrue(worker.startsWith("waits at example.HangingService.order("), worker);
                assertTrue(worker.contains("a CompletableFuture of task example.HangingService.price"), worker);
                assertTrue(
                        worker.contains(" of 2 in the queue of orders, submitted at example.HangingService"), worker);
            }
        }
    }

    /** Renames a private field of the JDK, as a later one may have done. */
    @Test
    void a_jdk_that_lacks_what_the_proof_reads_has_no_proof_and_all_else() throws Exception {
        ChildJvm jvm = ChildJvm.on(Jdk.running()).withAgent();
        Path patched = jvm.directory().resolve("patch").resolve(QUEUEING);
        Files.createDirectories(patched.getParent());
        Files.write(patched, renamed("completionQueue", "completionQueux"));
        ChildJvm.Ended ended = jvm.jvm(
                        "--patch-module", "java.base=" + jvm.directory().resolve("patch"))
                .run("example.syncoverasync.FaultyGetInFixedPool");

        assertEquals(0, ended.status(), ended::toString);
        JsonNode report = ended.report();
        for (JsonNode coverage : report.path("coverage")) {
            if (coverage.path("detector").asText().equals("PoolStarvation")) {
                assertEquals("not-applicable", coverage.path("state").asText());
                assertTrue(
                        coverage.path("reason").asText().contains("QueueingFuture.completionQueue"),
                        coverage::toString);
            }
        }
        List<String> found = new ArrayList<>();
        report.path("findings")
                .forEach(finding -> found.add(finding.path("detector").asText()));
        assertTrue(found.contains("SyncOverAsync"), found::toString);
    }

    private static byte[] renamed(String field, String to) throws Exception {
        try (InputStream in = ClassLoader.getSystemResourceAsStream(QUEUEING)) {
            assertNotNull(in);
            String bytes = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
            assertTrue(bytes.contains(field));
            return bytes.replace(field, to).getBytes(StandardCharsets.ISO_8859_1);
        }
    }

    /** The agent writes at once when something stands still, not at the end of the interval. */
    private static JsonNode awaitStandstill(Path report, Process process) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(120);
        while (process.isAlive() && System.nanoTime() - deadline < 0) {
            if (Files.exists(report)) {
                for (JsonNode finding :
                        new ObjectMapper().readTree(report.toFile()).path("findings")) {
                    if (finding.path("detector").asText().equals("PoolStarvation")) {
                        return finding;
                    }
                }
            }
            Thread.sleep(20); // polls; the condition, not the time, decides
        }
        throw new AssertionError("no standstill in " + report);
    }
}
