/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.viewer.read;

import io.parkwarden.model.Report;
import io.parkwarden.viewer.Problem;
import io.parkwarden.viewer.jfr.Chunk;
import io.parkwarden.viewer.jfr.Event;
import io.parkwarden.viewer.jfr.RecordingFile;
import io.parkwarden.viewer.read.ReportFile.Reading;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

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
     * @param progress told how far it is
     * @throws Problem if nothing can be read from it or no event in it tells of a wait
     */
    static Reading read(Path file, List<String> packages, ReportFile.Progress progress) {
        AgentEvents events = new AgentEvents();
        JvmEvents plain = new JvmEvents(packages);
        Map<String, Consumer<Event>> readers = new HashMap<>();
        // What the JVM tells is passed over from the first event of the agent on.
        plain.readers()
                .forEach((name, reader) -> readers.put(name, event -> {
                    if (!events.any()) {
                        reader.accept(event);
                    }
                }));
        readers.putAll(events.readers());
        List<String> damage = new ArrayList<>();
        long read = 0;
        try (RecordingFile recording = new RecordingFile(file)) {
            for (Chunk chunk = recording.next(); chunk != null; chunk = recording.next()) {
                long before = recording.position();
                if (!events.any()) {
                    plain.begin(chunk);
                }
                events.until(chunk.endMillis());
                read += chunk.read(readers::get, bytes -> progress.at(before + bytes));
                plain.end(chunk);
                progress.at(before);
            }
            if (recording.damage() != null) {
                damage.add(file + " is not whole: " + recording.damage()
                        + ". What is missing is missing from this report.");
            }
        } catch (IOException | RuntimeException e) {
            // A number that damage has changed leads anywhere: out of the chunk, or to a type that is not there.
            damage.add(file + " breaks off after " + read + " events (" + said(e)
                    + "): what comes after that is missing from this report.");
        }
        if (read == 0 && !damage.isEmpty()) {
            throw Problem.noData(
                    file + " is a flight recording that cannot be read: " + damage.get(0),
                    "It may have been copied while it was written: use jcmd PID JFR.dump filename=FILE.");
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

    private static String said(Exception e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
}
