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
import jdk.jfr.EventType;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;

/**
 * Reads a flight recording event by event; its length does not matter, only how many distinct stacks and findings it
 * holds. Each kind of event has one entry in a table. Where the agent's events are there they say more than the JVM's
 * own and are the only ones that count, so nothing is counted twice.
 */
final class RecordingReader {
    private RecordingReader() {}

    /**
     * Reads what the recording holds of Parkwarden's events or, without the agent, of the JVM's own. A recording that
     * ends in the middle gives what was before the break, with a sentence on it.
     *
     * @param packages prefixes of the user's own packages; empty to go by the main class
     * @throws Problem if nothing can be read from it or no event in it tells of a wait
     */
    static Reading read(Path file, List<String> packages) {
        AgentEvents events = new AgentEvents();
        JvmEvents plain = new JvmEvents(packages);
        Map<String, Consumer<RecordedEvent>> agents = events.readers();
        Map<String, Consumer<RecordedEvent>> readers = plain.readers();
        List<String> damage = new ArrayList<>();
        long read = 0;
        try (RecordingFile recording = new RecordingFile(file)) {
            plain.types(types(recording));
            while (recording.hasMoreEvents()) {
                RecordedEvent event = recording.readEvent();
                read++;
                long atMillis = event.getEndTime().toEpochMilli();
                events.until(atMillis);
                plain.during(event.getStartTime().toEpochMilli(), atMillis);
                String name = event.getEventType().getName();
                Consumer<RecordedEvent> reader = agents.get(name);
                if (reader == null && !events.any()) {
                    reader = readers.get(name);
                }
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
        if (!events.any() && !plain.any()) {
            throw Problem.noData(
                    file + " holds " + read + " events, but none of the agent's, and none that tells of a wait, such as"
                            + " jdk.ThreadPark.",
                    "Record with -XX:StartFlightRecording=settings=profile,filename=app.jfr, or watch with the agent:"
                            + " parkwarden attach PID.");
        }
        Report report = events.any() ? events.report() : plain.report();
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
                        report.suppressed(),
                        report.findings()),
                damage);
    }

    /** The kinds of events of all chunks; none if one of them is damaged, which the reading of events will tell. */
    private static List<EventType> types(RecordingFile recording) {
        try {
            return recording.readEventTypes();
        } catch (IOException | RuntimeException e) {
            return List.of();
        }
    }

    private static String said(Exception e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
}
