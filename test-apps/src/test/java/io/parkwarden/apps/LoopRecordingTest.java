/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.apps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A recording of loops that compute gives the findings that the agent's own report has. */
class LoopRecordingTest {
    @ParameterizedTest(name = "JDK {0}")
    @ValueSource(ints = {17, 21, 25})
    void the_viewer_makes_the_same_findings_of_the_events(int feature) throws Exception {
        ChildJvm jvm = ChildJvm.on(Jdk.require(feature)).withAgent();
        Path recording = jvm.directory().resolve("loops.jfr");
        ChildJvm.Ended ended = jvm.jvm("-XX:StartFlightRecording:filename=" + recording)
                .run(
                        "example.RunPrograms",
                        "example.hoggedeventloop.FaultyVertxTimer",
                        "example.hoggedeventloop.FaultyReactorParallel",
                        "example.hoggedeventloop.SoundNettyShortCallbacks");
        assertEquals(0, ended.status(), ended::toString);

        List<RecordedEvent> lags = RecordingFile.readAllEvents(recording).stream()
                .filter(event -> event.getEventType().getName().equals("parkwarden.LoopLag"))
                .toList();
        assertTrue(lags.size() >= 6, lags::toString);
        for (RecordedEvent lag : lags) {
            assertTrue(lag.getDuration("computed").toMillis() >= 100, lag::toString);
            assertEquals("event-loop", lag.getString("poolIntent"), lag::toString);
        }
        String text =
                ChildJvm.on(Jdk.running()).viewer("view", recording.toString()).out();
        List<String> lines = text.lines()
                .filter(line -> line.contains(".java:"))
                .map(String::strip)
                .toList();
        assertTrue(text.contains("HoggedEventLoop"), text);
        assertTrue(lines.stream().anyMatch(line -> line.contains("FaultyVertxTimer.java:")), text);
        assertTrue(lines.stream().anyMatch(line -> line.contains("FaultyReactorParallel.java:")), text);
        assertTrue(!text.contains("SoundNettyShortCallbacks"), text);
    }
}
