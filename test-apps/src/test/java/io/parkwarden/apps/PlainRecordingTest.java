/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.apps;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Recordings of JVMs without the agent, made here with the JDK's own settings, and what the viewer finds in them. What
 * waits on a ForkJoinPool or an event loop has to be a warning as with the agent. In a ThreadPoolExecutor it is
 * information, as a recording does not tell the queue. Sound programs stay below a warning.
 */
class PlainRecordingTest {
    private static final Set<String> PROGRAMS = Set.of(
            "example.syncoverasync.FaultyJoinBelowDeepRecursion",
            "example.syncoverasync.FaultyJoinInCommonPool",
            "example.syncoverasync.FaultyJoinInParallelStream",
            "example.syncoverasync.FaultyTimedGetInForkJoinPool",
            "example.syncoverasync.FaultyGetInFixedPool",
            "example.syncoverasync.SoundForkJoin",
            "example.syncoverasync.SoundJoinOnMain",
            "example.syncoverasync.SoundWhenComplete",
            "example.parkedworker.FaultySleepInCommonPool",
            "example.parkedworker.FaultyLatchInCommonPool",
            "example.parkedworker.FaultySynchronizedInCommonPool",
            "example.parkedworker.FaultySocketReadInCommonPool",
            "example.parkedworker.FaultyTimeUnitSleepInFixedPool",
            "example.parkedworker.SoundConsumerLoop",
            "example.parkedworker.SoundIdleWorkers",
            "example.parkedworker.SoundScheduledDelay",
            "example.blockedeventloop.FaultySelectorLoop",
            "example.blockedeventloop.SoundSelectorLoop");

    @TestFactory
    Stream<DynamicNode> without_the_agent_the_same_lines_are_named() {
        return Jdk.FEATURES.stream()
                .map(feature -> dynamicContainer(
                        "JDK " + feature,
                        Stream.of("default", "profile")
                                .map(settings -> dynamicTest(
                                        "settings " + settings, () -> check(Jdk.require(feature), settings)))));
    }

    private static void check(Jdk jdk, String settings) throws Exception {
        List<Program> programs = Stream.of("syncoverasync", "parkedworker", "blockedeventloop")
                .flatMap(name -> Program.in("example." + name).stream())
                .filter(program -> PROGRAMS.contains(program.className()))
                .toList();
        assertEquals(PROGRAMS.size(), programs.size());
        JsonNode report = report(jdk, settings, programs);
        assertEquals("recording", report.path("run").path("source").asText());
        assertEquals(jdk.version().feature(), report.path("run").path("jdk").asInt());
        assertEquals(4, report.path("run").path("cpus").asInt());
        assertTrue(report.path("notes").toString().contains("made without the agent"));
        assertEquals(
                settings.equals("default"),
                report.path("notes").toString().contains("Waits below 20 ms"),
                report::toString);
        assertAll(programs.stream().map(program -> () -> check(jdk, program, report)));
    }

    private static void check(Jdk jdk, Program program, JsonNode report) {
        boolean queueMatters = program.simpleName().contains("FixedPool");
        assertEquals(
                queueMatters ? List.of() : program.expected(jdk.version().feature()),
                program.found(report),
                program::className);
        if (queueMatters) {
            assertTrue(
                    findings(report)
                            .anyMatch(finding -> program.holds(finding)
                                    && program.markers().stream()
                                            .anyMatch(marker -> marker.from()
                                                            <= finding.path("site")
                                                                    .path("line")
                                                                    .asInt()
                                                    && marker.to()
                                                            >= finding.path("site")
                                                                    .path("line")
                                                                    .asInt())),
                    program::className);
        }
        findings(report)
                .filter(program::holds)
                .forEach(finding ->
                        assertEquals("likely", finding.path("confidence").asText(), program::className));
    }

    private static Stream<JsonNode> findings(JsonNode report) {
        return StreamSupport.stream(report.path("findings").spliterator(), false);
    }

    private static JsonNode report(Jdk jdk, String settings, List<Program> programs) throws Exception {
        ChildJvm jvm = ChildJvm.on(jdk);
        Path recording = jvm.directory().resolve("plain.jfr");
        ChildJvm.Ended ended = jvm.jvm("-XX:StartFlightRecording=settings=" + settings + ",filename=" + recording)
                .run(
                        "example.RunPrograms",
                        programs.stream().map(Program::className).toArray(String[]::new));
        assertEquals(0, ended.status(), ended::toString);
        return view(recording);
    }

    private static JsonNode view(Path file) throws Exception {
        ChildJvm.Ended ended = ChildJvm.on(Jdk.running()).viewer("view", "--format", "json", file.toString());
        assertEquals(0, ended.status(), ended::toString);
        return new ObjectMapper().readTree(ended.out());
    }

    /** Since 24 a monitor does not pin; what does is named on both. */
    @ParameterizedTest(name = "JDK {0}")
    @ValueSource(ints = {21, 25})
    @Timeout(240)
    void pins_have_their_lines(int feature) throws Exception {
        List<String> names = List.of("FaultySleepInSynchronized", "FaultySleepInInitialiser", "SoundLock");
        List<Program> programs = Program.in("example.pinnedcarrier").stream()
                .filter(program -> names.contains(program.simpleName()))
                .toList();
        assertEquals(names.size(), programs.size());
        JsonNode report = report(Jdk.require(feature), "profile", programs);
        for (Program program : programs) {
            List<Integer> lines = findings(report)
                    .filter(finding -> finding.path("detector").asText().equals("PinnedCarrier"))
                    .filter(program::holds)
                    .map(finding -> finding.path("site").path("line").asInt())
                    .toList();
            boolean expected = !program.expected(feature).isEmpty();
            assertEquals(expected, !lines.isEmpty(), program::className);
            lines.forEach(line -> assertTrue(
                    program.markers().stream().anyMatch(marker -> marker.from() <= line && line <= marker.to()),
                    program::className));
        }
    }

    /** Its option lock gives the JVM's own events; for the rest the viewer names another one. */
    @ParameterizedTest(name = "JDK {0}")
    @ValueSource(ints = {17, 21, 25})
    @Timeout(240)
    void a_recording_of_async_profiler(int feature) throws Exception {
        ChildJvm jvm = ChildJvm.on(Jdk.require(feature));
        Path library = asyncProfiler(jvm.directory().resolve("libasyncProfiler.so"));
        Path recording = jvm.directory().resolve("async.jfr");
        Program program = Program.in("example.parkedworker").stream()
                .filter(one -> one.simpleName().equals("FaultySynchronizedInCommonPool"))
                .findFirst()
                .orElseThrow();
        ChildJvm.Ended ended = jvm.jvm(
                        "-agentpath:" + library + "=start,event=wall,interval=20ms,lock=10ms,jfr,file=" + recording)
                .run(program.className());
        assertEquals(0, ended.status(), ended::toString);
        JsonNode report = view(recording);
        assertEquals(feature, report.path("run").path("jdk").asInt());
        assertEquals(program.expected(feature), program.found(report), report::toString);
        assertTrue(report.path("notes").toString().contains("jfrsync=profile"), report::toString);
    }

    private static Path asyncProfiler(Path file) throws Exception {
        String machine = System.getProperty("os.arch").equals("aarch64") ? "linux-arm64" : "linux-x64";
        String resource = "/" + machine + "/libasyncProfiler.so";
        try (InputStream in = PlainRecordingTest.class.getResourceAsStream(resource)) {
            Assumptions.assumeTrue(
                    in != null && System.getProperty("os.name").equals("Linux"), "async-profiler is for Linux here");
            Files.copy(in, file);
        }
        return file;
    }

    /**
     * The program's waits are seen by the agent and by the JVM; those of the agent's events are the ones that count. It runs five
     * times in one JVM: the first waits are short ones in a JVM that has much to do, and pauses are taken off them.
     */
    @ParameterizedTest(name = "JDK {0}")
    @ValueSource(ints = {17, 21, 25})
    @Timeout(120)
    void with_the_agent_nothing_is_counted_twice(int feature) throws Exception {
        ChildJvm jvm = ChildJvm.on(Jdk.require(feature)).withAgent();
        Path recording = jvm.directory().resolve("agent.jfr");
        String program = "example.syncoverasync.FaultyJoinInCommonPool";
        ChildJvm.Ended ended = jvm.jvm("-XX:StartFlightRecording=settings=profile,filename=" + recording)
                .run("example.RunPrograms", program, program, program, program, program);
        assertEquals(0, ended.status(), ended::toString);
        long counted = count(ended.report());
        assertTrue(counted > 0);
        assertEquals(counted, count(view(recording)));
    }

    private static long count(JsonNode report) {
        return findings(report)
                .filter(finding -> finding.path("site").path("class").asText().endsWith("FaultyJoinInCommonPool"))
                .mapToLong(finding -> finding.path("blocked").path("count").asLong())
                .sum();
    }
}
