/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.apps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.openjdk.jmc.common.item.Attribute.attr;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openjdk.jmc.common.item.Aggregators;
import org.openjdk.jmc.common.item.IItemFilter;
import org.openjdk.jmc.common.item.ItemFilters;
import org.openjdk.jmc.common.unit.UnitLookup;
import org.openjdk.jmc.flightrecorder.JfrLoaderToolkit;

/** What the agent writes, says and leaves alone, in JVMs of their own. */
class AgentTest {
    private static final String PROGRAM = "example.parkedworker.FaultyLatchInCommonPool";
    private static final Path SCHEMA = Path.of("..", "docs", "report.schema.json");

    @ParameterizedTest(name = "JDK {0}")
    @ValueSource(ints = {17, 21, 25})
    void writes_a_report_that_its_schema_describes(int feature) throws Exception {
        ChildJvm.Ended ended = ChildJvm.on(Jdk.require(feature)).withAgent().run(PROGRAM);
        assertEquals(0, ended.status(), ended::toString);
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(SCHEMA), InputFormat.JSON);
        assertEquals(List.of(), schema.validate(Files.readString(ended.reportFile()), InputFormat.JSON));
        JsonNode report = ended.report();
        assertEquals(PROGRAM, report.path("run").path("mainClass").asText());
        assertTrue(report.path("run").path("complete").asBoolean());
        JsonNode frame = report.path("findings")
                .path(0)
                .path("stacks")
                .path(0)
                .path("frames")
                .path(0);
        assertTrue(
                frame.has("class") && frame.has("method") && frame.has("file") && frame.has("line"), frame::toString);
    }

    /** On 17 sleep is native, and the program ends before JFR could have started: the sampler sees it. */
    @ParameterizedTest(name = "JDK {0}")
    @ValueSource(ints = {17, 21, 25})
    void sees_sleep_in_a_program_that_ends_soon(int feature) throws Exception {
        String program = "example.parkedworker.FaultySleepInCommonPool";
        ChildJvm.Ended ended = ChildJvm.on(Jdk.require(feature)).withAgent().run(program);
        JsonNode finding = ended.report().path("findings").path(0);
        assertEquals("ParkedWorker", finding.path("detector").asText(), ended::toString);
        assertEquals("sleep", finding.path("waitedFor").path("kind").asText());
        assertEquals(program, finding.path("site").path("class").asText());
    }

    @Test
    void lets_only_the_owner_read_the_report() throws Exception {
        ChildJvm.Ended ended = ChildJvm.on(Jdk.running()).withAgent().run(PROGRAM);
        assertEquals(PosixFilePermissions.fromString("rw-------"), Files.getPosixFilePermissions(ended.reportFile()));
        try (var files = Files.list(ended.reportFile().getParent())) {
            assertEquals(
                    List.of(),
                    files.filter(file -> file.toString().endsWith(".tmp")).toList());
        }
    }

    @ParameterizedTest(name = "JDK {0}")
    @ValueSource(ints = {17, 21, 25})
    void records_events_that_rebuild_the_findings(int feature) throws Exception {
        Jdk jdk = Jdk.require(feature);
        ChildJvm jvm = ChildJvm.on(jdk).withAgent();
        Path recording = jvm.directory().resolve("recording.jfr");
        ChildJvm.Ended ended =
                jvm.jvm("-XX:StartFlightRecording:filename=" + recording).run(PROGRAM);
        assertEquals(0, ended.status(), ended::toString);

        JsonNode finding = ended.report().path("findings").path(0);
        List<RecordedEvent> waits = RecordingFile.readAllEvents(recording).stream()
                .filter(event -> event.getEventType().getName().equals("parkwarden.Wait"))
                .toList();
        // JFR of 17 may lose a text that is written while a chunk ends; the number of the stack is always there.
        List<RecordedEvent> named = waits.stream()
                .filter(event -> event.getString("site") != null && event.getString("kind") != null)
                .filter(event -> isAt(finding, event.getString("site"), event.getString("kind")))
                .toList();
        Set<Long> stacks = named.stream().map(event -> event.getLong("stackId")).collect(Collectors.toSet());
        List<RecordedEvent> own = waits.stream()
                .filter(event -> stacks.contains(event.getLong("stackId")))
                .toList();
        for (RecordedEvent event : own) {
            assertEquals(event.getLong("blocked") / 1e6, event.getDuration().toNanos() / 1e6, 20, event::toString);
        }
        assertEquals(finding.path("blocked").path("count").asLong(), own.size());
        assertEquals(
                named.size(),
                inMissionControl(recording, finding.path("site").path("class").asText()));
        ChildJvm.Ended printed =
                ChildJvm.on(jdk).command("jfr", "print", "--events", "parkwarden.Wait", recording.toString());
        assertTrue(printed.out().contains("poolName = \"commonPool\""), printed::toString);

        ChildJvm viewer = ChildJvm.on(Jdk.running());
        Path page = viewer.directory().resolve("page.html");
        ChildJvm.Ended made = viewer.viewer("html", recording.toString(), "-o", page.toString());
        assertEquals(0, made.status(), made::toString);
        assertTrue(Files.readString(page)
                .contains(fingerprints(ended.report()).iterator().next()));
    }

    @Test
    void keeps_its_classes_out_of_sight_and_its_threads_from_holding_the_jvm() throws Exception {
        ChildJvm.Ended ended = ChildJvm.on(Jdk.running()).withAgent().run("example.isolation.LooksForTheAgent");
        assertEquals(0, ended.status(), ended::toString);
        assertFalse(ended.out().contains("true"), ended::toString);
        assertFalse(ended.out().contains("not a daemon"), ended::toString);
        assertEquals(5, ended.out().lines().count(), ended::toString);
    }

    @ParameterizedTest(name = "JDK {0}")
    @ValueSource(ints = {17, 21, 25})
    void says_one_line_at_the_start_and_no_warning_of_the_jvm(int feature) throws Exception {
        ChildJvm.Ended ended = ChildJvm.on(Jdk.require(feature))
                .withAgent("exit-summary=off")
                .run("example.isolation.LooksForTheAgent");
        assertEquals(1, ended.err().lines().count(), ended::toString);
        assertTrue(ended.err().startsWith("Parkwarden 0.1.0 watches "), ended::toString);
    }

    @Test
    void names_a_wrong_option_and_watches_all_the_same() throws Exception {
        ChildJvm.Ended ended = ChildJvm.on(Jdk.running())
                .withAgent("treshold=20ms", "report-interval=often")
                .run(PROGRAM);
        assertEquals(0, ended.status(), ended::toString);
        assertTrue(
                ended.err().contains("unknown option \"treshold\" (agent argument); did you mean threshold?"),
                ended::toString);
        assertTrue(
                ended.err().contains("option report-interval (agent argument) is \"often\", expected a time"),
                ended::toString);
        assertEquals(1, ended.report().path("findings").size());
        assertEquals(2, ended.report().path("notes").size());
    }

    @Test
    void keeps_running_when_the_report_cannot_be_written() throws Exception {
        ChildJvm jvm = ChildJvm.on(Jdk.running());
        Path recording = jvm.directory().resolve("recording.jfr");
        ChildJvm.Ended ended = jvm.withAgentWritingTo("/no/such/folder/report.json", "report-interval=50ms")
                .jvm("-XX:StartFlightRecording:filename=" + recording)
                .run(PROGRAM);
        assertEquals(0, ended.status(), ended::toString);
        assertEquals(
                1,
                ended.err()
                        .lines()
                        .filter(line -> line.contains("cannot be written"))
                        .count(),
                ended::toString);
        List<String> notes = new ArrayList<>();
        for (RecordedEvent event : RecordingFile.readAllEvents(recording)) {
            if (event.getEventType().getName().equals("parkwarden.Note")) {
                notes.add(event.getString("message"));
            }
        }
        assertTrue(notes.stream().anyMatch(note -> note.contains("cannot be written")), notes::toString);
    }

    @Test
    void takes_a_system_property_before_the_environment_before_an_argument() throws Exception {
        ChildJvm.Ended ended = ChildJvm.on(Jdk.running())
                .withAgent("threshold=1s", "stack-depth=20")
                .environment("PARKWARDEN_THRESHOLD", "2s")
                .environment("PARKWARDEN_STACK_DEPTH", "30")
                .jvm("-Dparkwarden.threshold=11ms")
                .run(PROGRAM);
        List<String> configuration = new ArrayList<>();
        for (JsonNode option : ended.report().path("configuration")) {
            configuration.add(
                    option.path("name").asText() + "=" + option.path("value").asText() + " "
                            + option.path("origin").asText());
        }
        assertTrue(configuration.contains("threshold=11ms system property"), configuration::toString);
        assertTrue(configuration.contains("stack-depth=30 environment"), configuration::toString);
    }

    @ParameterizedTest(name = "JDK {0}")
    @ValueSource(ints = {17, 21, 25})
    void attaches_to_a_running_service_and_leaves_it_as_it_was(int feature) throws Exception {
        Jdk jdk = Jdk.require(feature);
        try (ChildJvm.Running service = ChildJvm.on(jdk).start("example.shop.FaultyShop", "1000000")) {
            service.await("out.txt", "listening");
            ChildJvm viewer = ChildJvm.on(Jdk.running());
            Path page = viewer.directory().resolve("page.html");
            String pid = Long.toString(service.process().pid());
            ChildJvm.Ended attached = viewer.viewer("attach", pid, "--duration", "4s", "-o", page.toString());
            assertEquals(0, attached.status(), attached::toString);
            assertTrue(attached.out().contains("example.shop.FaultyShop.handle(FaultyShop.java:"), attached::toString);
            assertTrue(Files.size(page) > 10_000, attached::toString);
            ChildJvm.Ended threads = ChildJvm.on(jdk).command("jcmd", pid, "Thread.print");
            assertFalse(threads.out().contains("\"Parkwarden"), threads::toString);
            assertTrue(service.process().isAlive(), "the service runs on");
        }
    }

    /** Waits at a line of this class, as Mission Control's parser reads them. */
    private static long inMissionControl(Path recording, String siteClass) throws Exception {
        IItemFilter waits = ItemFilters.and(
                ItemFilters.type("parkwarden.Wait"),
                ItemFilters.contains(attr("site", "Site", UnitLookup.PLAIN_TEXT), siteClass));
        return JfrLoaderToolkit.loadEvents(recording.toFile())
                .apply(waits)
                .getAggregate(Aggregators.count())
                .longValue();
    }

    /** On a busy machine the program may wait in a second place, for a lock say: only the finding's own waits count. */
    private static boolean isAt(JsonNode finding, String site, String kind) {
        JsonNode expected = finding.path("site");
        return kind.equals(finding.path("waitedFor").path("kind").asText())
                && site.startsWith(expected.path("class").asText() + "."
                        + expected.path("method").asText() + "(")
                && site.endsWith(":" + expected.path("line").asInt() + ")");
    }

    private static Set<String> fingerprints(JsonNode report) {
        Set<String> fingerprints = new TreeSet<>();
        report.path("findings")
                .forEach(finding -> fingerprints.add(finding.path("fingerprint").asText()));
        return fingerprints;
    }
}
