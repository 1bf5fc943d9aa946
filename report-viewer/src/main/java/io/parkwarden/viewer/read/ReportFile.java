/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.viewer.read;

import com.fasterxml.jackson.databind.JsonNode;
import io.parkwarden.model.Report;
import io.parkwarden.viewer.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** A file that gives a report: a report, a recording or a thread dump, told apart by what is in it, not by its name. */
public final class ReportFile {
    private static final byte[] RECORDING = {'F', 'L', 'R', 0};

    private ReportFile() {}

    /**
     * What a file gave.
     *
     * @param report what could be read
     * @param damage sentences on what could not be read; empty if the file is whole
     */
    public record Reading(Report report, List<String> damage) {
        public Reading {
            damage = List.copyOf(damage);
        }
    }

    /** Told how far the reading of a long file is. */
    public interface Progress {
        /** A progress that nobody looks at. */
        Progress NONE = bytes -> {};

        /** So many bytes of the file have been read. */
        void at(long bytes);

        /** No more is read. */
        default void end() {}
    }

    /**
     * Reads a report or a recording.
     *
     * @throws Problem if nothing can be read from it
     */
    public static Reading read(Path file) {
        return read(file, List.of(), Progress.NONE);
    }

    /**
     * The same where the user says which code is his; that matters for recordings without the agent only.
     *
     * @param packages prefixes of the user's own packages; empty to go by the main class
     * @param progress told how far it is
     * @throws Problem if nothing can be read from it
     */
    public static Reading read(Path file, List<String> packages, Progress progress) {
        byte[] head;
        if (Files.isDirectory(file)) {
            throw Problem.noData(file + " is a folder.", "Give the file in it.");
        }
        try (InputStream in = Files.newInputStream(file)) {
            head = in.readNBytes(64);
        } catch (IOException e) {
            throw Unreadable.of(file, e);
        }
        if (head.length == 0) {
            throw Problem.noData(
                    file + " is empty.", "The JVM may still be running: stop it, or dump the recording first.");
        }
        if (Arrays.equals(RECORDING, Arrays.copyOf(head, RECORDING.length))) {
            return RecordingReader.read(file, packages, progress);
        }
        if (looksLikeJson(head)) {
            JsonNode tree = ReportJson.tree(file);
            return new Reading(
                    tree.has("threadDump")
                            ? ThreadDumpFile.report(file, tree.path("threadDump"), packages)
                            : ReportJson.convert(file, tree),
                    List.of());
        }
        throw Problem.noData(
                file + " is neither a Parkwarden report (JSON), nor a flight recording (.jfr), nor a thread"
                        + " dump (JSON).",
                "A report is written by the agent; a recording by -XX:StartFlightRecording or jcmd PID JFR.dump; a"
                        + " thread dump by jcmd PID Thread.dump_to_file -format=json FILE.");
    }

    private static boolean looksLikeJson(byte[] head) {
        for (byte b : head) {
            if (!Character.isWhitespace(b)) {
                return b == '{' || b == (byte) 0xEF;
            }
        }
        return false;
    }
}
