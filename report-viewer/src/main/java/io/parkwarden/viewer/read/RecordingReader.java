/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.viewer.read;

import io.parkwarden.model.Report;
import io.parkwarden.viewer.Problem;
import io.parkwarden.viewer.read.ReportFile.Reading;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;

/**
 * Reads a flight recording event by event; its length does not matter, only how many distinct stacks and findings it
 * holds. Each kind of event has one entry in a table, so events of the JDK itself can be added as further entries.
 */
final class RecordingReader {
    private RecordingReader() {}

    /**
     * Reads what the recording holds of Parkwarden's events. A recording that ends in the middle gives what was before
     * the break, with a sentence on it.
     *
     * @throws Problem if nothing can be read from it or no event in it is Parkwarden's
     */
    static Reading read(Path file) {
        AgentEvents events = new AgentEvents();
        Map<String, Consumer<RecordedEvent>> readers = events.readers();
        List<String> damage = new ArrayList<>();
        long read = 0;
        try (RecordingFile recording = new RecordingFile(file)) {
            while (recording.hasMoreEvents()) {
                RecordedEvent event = recording.readEvent();
                read++;
                events.until(event.getEndTime().toEpochMilli());
                Consumer<RecordedEvent> reader =
                        readers.get(event.getEventType().getName());
                if (reader != null) {
                    reader.accept(event);
                }
            }
            String broken = Chunks.damage(file);
            if (broken != null) {
                damage.add(file + " is not whole: " + broken + ". What is missing is missing from this report.");
            }
        } catch (IOException | RuntimeException e) {
            // The JDK's parser answers damage with either, according to where the break is.
            if (read == 0) {
                throw Problem.noData(
                        file + " is a flight recording that cannot be read: " + said(e) + ".",
                        "It may have been copied while it was written: use jcmd PID JFR.dump filename=FILE.",
                        e);
            }
            damage.add(file + " breaks off after " + read + " events (" + said(e)
                    + "): what comes after that is missing from this report.");
        }
        if (!events.any()) {
            throw Problem.noData(
                    file + " holds " + read + " events, but none of Parkwarden's.",
                    "Record with the agent: java -javaagent:parkwarden-agent.jar -XX:StartFlightRecording=filename=app.jfr"
                            + " ..., or parkwarden attach PID and then jcmd PID JFR.start.");
        }
        Report report = events.report();
        if (damage.isEmpty()) {
            return new Reading(report, damage);
        }
        List<String> notes = new ArrayList<>(damage);
        notes.addAll(report.notes());
        return new Reading(
                new Report(
                        report.schemaVersion(),
                        report.tool(),
                        report.run(),
                        report.configuration(),
                        report.coverage(),
                        report.dropped(),
                        notes,
                        report.pools(),
                        report.poolHistories(),
                        report.stillBlocked(),
                        report.findings()),
                damage);
    }

    private static String said(Exception e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
}
