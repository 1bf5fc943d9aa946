/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.viewer.attach;

import io.parkwarden.viewer.Problem;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What the agent says to a command. It leaves one line in a system property of its JVM:
 * {@code ok <version> <sentence>} or {@code refused <version> <sentence>}.
 *
 * @param ok whether it did what was asked
 * @param version version of the agent that answers
 * @param sentence what it says
 */
record Answer(boolean ok, String version, String sentence) {
    static final String PROPERTY = "parkwarden.status";

    /** How the answer begins where the agent was taken out. */
    static final String NOT_WATCHING = "is not watching";

    private static final String REPORT = "report: ";

    /**
     * The answer in this line.
     *
     * @throws Problem if there is none
     */
    static Answer of(@Nullable String line, long pid) {
        String[] parts = line == null ? new String[0] : line.strip().split("\\s+", 3);
        boolean ok = parts.length > 1 && parts[0].equals("ok");
        if (parts.length < 2 || !(ok || parts[0].equals("refused"))) {
            throw Problem.noData(
                    "The agent in process " + pid + " gave no answer.",
                    "What it says is on the error output of that process.");
        }
        return new Answer(ok, parts[1], parts.length == 3 ? parts[2] : "");
    }

    /** The file that an agent which was there before writes its report to, or null if it writes none. */
    @Nullable
    Path report() {
        int at = sentence.indexOf(REPORT);
        String path = at < 0 ? "none" : sentence.substring(at + REPORT.length());
        return path.equals("none") ? null : Path.of(path);
    }

    /** Whether an agent is there, in the answer to {@code status}. */
    boolean watching() {
        return ok && sentence.startsWith("watching");
    }

    /** Whether an agent was there before this start, with the same options. */
    boolean alreadyWatching() {
        return ok && sentence.startsWith("already watching");
    }
}
