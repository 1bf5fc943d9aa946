/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.viewer.attach;

import io.parkwarden.viewer.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A folder for temporary files that the viewer and a JVM both reach: the agent's jar goes there, and the report comes
 * from there. A JVM in a container has other folders under the same names; Linux shows them below {@code /proc/PID/root}.
 *
 * @param ours the folder as the viewer names it
 * @param theirs the same folder as the JVM names it
 */
record MeetingPlace(Path ours, Path theirs) {
    private static final String[] CANDIDATES = {"/tmp", "/dev/shm", "/var/tmp"};

    /**
     * The place to meet a JVM.
     *
     * @throws Problem if the JVM is in another container in which no such folder can be written
     */
    static MeetingPlace with(long pid) {
        Path temporary = Path.of(System.getProperty("java.io.tmpdir")).toAbsolutePath();
        if (seesTheSameFiles(pid)) {
            return new MeetingPlace(temporary, temporary);
        }
        Path root = Path.of("/proc", Long.toString(pid), "root");
        for (String candidate : CANDIDATES) {
            Path ours = Path.of(root + candidate);
            if (Files.isDirectory(ours) && Files.isWritable(ours)) {
                return new MeetingPlace(ours, Path.of(candidate));
            }
        }
        throw Problem.noData(
                "Process " + pid
                        + " runs in another container, and none of its folders /tmp, /dev/shm and /var/tmp can be"
                        + " written from here.",
                "Mount one of them writable, run the viewer as root on the host, or start the program with"
                        + " -javaagent:parkwarden-agent.jar.");
    }

    /** Whether the process has the viewer's mounts; elsewhere than on Linux there are no others. */
    private static boolean seesTheSameFiles(long pid) {
        try {
            Path own = Files.readSymbolicLink(Path.of("/proc/self/ns/mnt"));
            return own.equals(Files.readSymbolicLink(Path.of("/proc", Long.toString(pid), "ns", "mnt")));
        } catch (IOException | UnsupportedOperationException notToBeTold) {
            return true; // of another user, or no Linux: attaching will tell
        }
    }

    /** What the JVM calls a path below {@link #ours}. */
    Path asTheyNameIt(Path path) {
        return theirs.resolve(ours.relativize(path));
    }
}
