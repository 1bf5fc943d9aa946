/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.apps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The agent is a guest: its faults stay its own, and what is none of its business stays unread. */
class GuestTest {
    private static final String SECRET = "s3cr3tPlanted";

    @ParameterizedTest(name = "JDK {0}")
    @ValueSource(ints = {17, 21, 25})
    void faults_of_the_agent_change_nothing_for_the_application(int feature) throws Exception {
        Jdk jdk = Jdk.require(feature);
        ChildJvm.Ended without = ChildJvm.on(jdk).run("example.isolation.AgentThatThrows");
        ChildJvm.Ended with = ChildJvm.on(jdk).withAgent().run("example.isolation.AgentThatThrows");
        assertEquals(0, without.status(), without::toString);
        assertEquals(without.out(), with.out());
        assertEquals(without.status(), with.status());
    }

    /** With hooks that look at every wait, so that the agent has as much to do as it ever can have. */
    @ParameterizedTest(name = "JDK {0}")
    @ValueSource(ints = {17, 21, 25})
    void real_servers_answer_and_end_as_without(int feature) throws Exception {
        Jdk jdk = Jdk.require(feature);
        ChildJvm.Ended without = ChildJvm.on(jdk).run("example.isolation.RealServers");
        ChildJvm.Ended with = ChildJvm.on(jdk).withAgent("threshold=1us").run("example.isolation.RealServers");
        assertEquals(3, without.status(), without::toString);
        assertEquals(3, with.status(), with::toString);
        assertTrue(without.out().matches("(?s)H2 -?\\d+\\s+Netty -?\\d+\\s+"), without::toString);
        assertEquals(without.out(), with.out());
        assertTrue(with.report().path("findings").size() > 0, with::toString);
    }

    @ParameterizedTest(name = "JDK {0}")
    @ValueSource(ints = {17, 21, 25})
    void no_secret_leaves_the_process(int feature) throws Exception {
        ChildJvm jvm = ChildJvm.on(Jdk.require(feature)).withAgent();
        Path recording = jvm.directory().resolve("recording.jfr");
        ChildJvm.Ended ended = jvm.jvm("-XX:StartFlightRecording:filename=" + recording, "-Dapp.password=" + SECRET)
                .environment("APP_PASSWORD", SECRET)
                .run("example.isolation.PlantedSecrets", SECRET);
        assertEquals(0, ended.status(), ended::toString);
        assertTrue(ended.report().path("findings").size() >= 3, ended::toString);
        String said = Files.readString(ended.reportFile())
                + ended.err()
                        .lines()
                        .filter(line -> line.startsWith("Parkwarden"))
                        .toList();
        assertFalse(said.contains(SECRET), said);
        for (RecordedEvent event : RecordingFile.readAllEvents(recording)) {
            if (event.getEventType().getName().startsWith("parkwarden.")) {
                assertFalse(event.toString().contains(SECRET), event::toString);
            }
        }
        ChildJvm viewer = ChildJvm.on(Jdk.running());
        Path page = viewer.directory().resolve("page.html");
        ChildJvm.Ended made = viewer.viewer("html", ended.reportFile().toString(), "-o", page.toString());
        String shown = made.out() + made.err() + Files.readString(page);
        assertTrue(Stream.of(shown).noneMatch(text -> text.contains(SECRET)), "the page has it");
    }

    /** A hundred thousand waits a second: some are looked at, and the numbers of the report stand for all. */
    @ParameterizedTest(name = "JDK {0}")
    @ValueSource(ints = {17, 21, 25})
    void looks_at_as_many_waits_as_the_budget_pays_for(int feature) throws Exception {
        ChildJvm.Ended ended =
                ChildJvm.on(Jdk.require(feature)).withAgent("threshold=200us").run("example.isolation.ManyWaits");
        assertEquals(0, ended.status(), ended::toString);
        long waits = Long.parseLong(ended.out().strip());
        JsonNode coverage = named(ended.report().path("coverage"), "ParkedWorker");
        assertTrue(coverage.path("reason").asText().contains("waits were looked up to "), coverage::toString);
        assertTrue(coverage.path("cpuNanos").asLong() > 0, coverage::toString);
        assertTrue(coverage.path("checked").asLong() < waits, coverage::toString);
        JsonNode blocked =
                named(ended.report().path("findings"), "ParkedWorker").path("blocked");
        long told = blocked.path("count").asLong();
        long lost = ended.report().path("dropped").path("facts").asLong();
        assertTrue(
                told + lost > waits / 2 && told < 2 * waits, () -> waits + " waits, told " + told + ", lost " + lost);
    }

    /** The first run fills the file, the next ones need ByteBuddy for nothing, or for a class that has another form then. */
    @ParameterizedTest(name = "JDK {0}")
    @ValueSource(ints = {17, 21, 25})
    void takes_woven_classes_from_a_file_of_an_earlier_run(int feature) throws Exception {
        Jdk jdk = Jdk.require(feature);
        Path cache = ChildJvm.on(jdk).directory().resolve("woven");
        String program = "example.parkedworker.FaultyLatchInCommonPool";
        String option = "weave-cache=" + cache;
        long bytes = 0;
        for (int run = 0; run < 4 && (run == 0 || bytes != Files.size(cache)); run++) {
            bytes = run == 0 ? 0 : Files.size(cache);
            ChildJvm.Ended ended = ChildJvm.on(jdk).withAgent(option).run(program);
            named(ended.report().path("findings"), "ParkedWorker");
            assertEquals(PosixFilePermissions.fromString("rw-------"), Files.getPosixFilePermissions(cache));
        }
        ChildJvm.Ended quick =
                ChildJvm.on(jdk).withAgent(option).jvm("-Xlog:class+load").run(program);
        named(quick.report().path("findings"), "ParkedWorker");
        assertTrue(quick.out().contains("io.parkwarden.core.instrument.Weaver"), "the log has what is loaded");
        assertFalse(quick.out().contains("net.bytebuddy.ByteBuddy "), () -> "weaves anew: " + cache);

        Files.setPosixFilePermissions(cache, PosixFilePermissions.fromString("rw-rw-rw-"));
        ChildJvm.Ended suspicious = ChildJvm.on(jdk).withAgent(option).run(program);
        named(suspicious.report().path("findings"), "ParkedWorker");
        assertTrue(
                suspicious
                        .report()
                        .path("notes")
                        .toString()
                        .contains("the file weave-cache is not used: somebody else can have written it"),
                suspicious::toString);
    }

    private static JsonNode named(JsonNode list, String detector) {
        for (JsonNode one : list) {
            if (one.path("detector").asText().equals(detector)) {
                return one;
            }
        }
        throw new AssertionError("no " + detector + " in " + list);
    }
}
