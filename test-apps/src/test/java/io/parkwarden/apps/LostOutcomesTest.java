/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.apps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the watching of failures and lost work leaves behind: nothing in the heap, events in the recording. */
class LostOutcomesTest {
    @ParameterizedTest(name = "JDK {0}")
    @ValueSource(ints = {17, 21, 25})
    void a_class_loader_that_failed_a_hundred_times_is_collected(int feature) throws Exception {
        ChildJvm.Ended ended = ChildJvm.on(Jdk.require(feature)).withAgent().run("example.isolation.Redeploys");

        assertTrue(ended.out().contains("collected 100 of 100"), ended::toString);
        String counts = ended.report().path("coverage").toString();
        assertTrue(counts.contains("200 failures: 0 received, 200 unseen"), counts);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"exit", "main", "signal"})
    void what_is_unseen_is_reported_however_the_jvm_ends(String how) throws Exception {
        ChildJvm jvm = ChildJvm.on(Jdk.running()).withAgent();
        ChildJvm.Ended ended;
        try (ChildJvm.Running running = jvm.start("example.isolation.Endings", how)) {
            if (how.equals("signal")) {
                running.await("out.txt", "failed: true");
                running.process().destroy();
            }
            ended = running.end();
        }

        assertTrue(ended.report().path("run").path("complete").asBoolean(), ended::toString);
        assertTrue(ended.report().path("findings").toString().contains("UnobservedFailure"), ended::toString);
    }

    @Test
    void a_killed_jvm_leaves_its_last_report_whole() throws Exception {
        ChildJvm jvm = ChildJvm.on(Jdk.running()).withAgent("report-interval=5ms");
        try (ChildJvm.Running running = jvm.start("example.isolation.Endings", "signal")) {
            running.await("out.txt", "failed: true");
            for (int looks = 0; looks < 200 || !Files.exists(jvm.report()); looks++) {
                if (Files.exists(jvm.report())) {
                    new ObjectMapper().readTree(jvm.report().toFile()); // never half of one
                }
                Thread.sleep(10); // spreads the looks
            }
            running.process().destroyForcibly().waitFor();
        }

        assertEquals(
                "parkwarden",
                new ObjectMapper()
                        .readTree(jvm.report().toFile())
                        .path("tool")
                        .path("name")
                        .asText()
                        .toLowerCase(Locale.ROOT));
    }

    @Test
    void errors_are_said_once_when_that_is_switched_on_and_never_otherwise() throws Exception {
        String program = "example.deadperiodictask.FaultyFixedRate";
        ChildJvm.Ended told =
                ChildJvm.on(Jdk.running()).withAgent("log-errors=on").run(program);
        ChildJvm.Ended silent = ChildJvm.on(Jdk.running()).withAgent().run(program);

        assertEquals(1, lines(told, "Parkwarden: DeadPeriodicTask at " + program), told::toString);
        assertEquals(0, lines(silent, "Parkwarden: DeadPeriodicTask"), silent::toString);
        assertEquals(1, errors(silent), silent::toString);
    }

    private static long lines(ChildJvm.Ended ended, String begin) {
        return ended.err().lines().filter(line -> line.startsWith(begin)).count();
    }

    private static long errors(ChildJvm.Ended ended) throws Exception {
        return ended.report().path("findings").findValuesAsText("severity").stream()
                .filter("error"::equals)
                .count();
    }

    @ParameterizedTest(name = "JDK {0}")
    @ValueSource(ints = {17, 21, 25})
    void a_recording_has_events_and_the_viewer_makes_the_same_findings_of_them(int feature) throws Exception {
        ChildJvm jvm = ChildJvm.on(Jdk.require(feature)).withAgent();
        Path recording = jvm.directory().resolve("recording.jfr");
        ChildJvm.Ended ended = jvm.jvm("-XX:StartFlightRecording:filename=" + recording)
                .run(
                        "example.RunPrograms",
                        "example.unobservedfailure.FaultySubmit",
                        "example.unobservedfailure.SoundJoinLate",
                        "example.deadperiodictask.FaultyFixedRate",
                        "example.losttask.FaultyDiscardPolicy");

        Set<String> events = new TreeSet<>();
        List<String> announced = new ArrayList<>();
        for (RecordedEvent event : RecordingFile.readAllEvents(recording)) {
            String name = event.getEventType().getName();
            events.add(name);
            if (name.equals("parkwarden.Finding")) {
                announced.add(event.getString("fingerprint"));
            }
        }
        assertEquals(Set.copyOf(announced).size(), announced.size(), "each finding is announced once");
        assertTrue(
                events.containsAll(List.of(
                        "parkwarden.Failure", "parkwarden.PeriodicDeath", "parkwarden.LostWork", "parkwarden.Finding")),
                events::toString);
        ChildJvm viewer = ChildJvm.on(Jdk.running());
        String text = viewer.viewer("view", recording.toString()).out();
        for (String name : List.of("UnobservedFailure", "DeadPeriodicTask", "LostTask")) {
            assertTrue(text.contains(name), text);
        }
        assertTrue(!text.contains("SoundJoinLate"), text);
        assertEquals(0, ended.status(), ended::toString);
    }
}
