/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.viewer.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The length of a recording does not matter for the heap: what would hold its events, or a part of them, fails here. */
class LongRecordingTest {
    /** Hardly more than the viewer needs for a short one. */
    private static final String HEAP = "-Xmx64m";

    private static final long SHORT = 8L << 20;
    private static final long LONG = 512L << 20;

    @TempDir
    private Path folder;

    @Test
    void half_a_gigabyte_becomes_a_page_with_the_heap_of_a_short_one() throws Exception {
        assertTrue(pageOf(SHORT, false) > 0);
        assertTrue(pageOf(LONG, false) > 0);
    }

    @Test
    void so_it_is_when_each_event_is_a_wait_that_counts() throws Exception {
        assertTrue(pageOf(LONG / 4, true) > 0);
    }

    /** Length of the page of such a recording, in bytes. */
    private long pageOf(long bytes, boolean waits) throws Exception {
        Path recording = folder.resolve(bytes + ".jfr");
        Path page = folder.resolve(bytes + ".html");
        Path said = folder.resolve(bytes + ".txt");
        LongRecording.write(recording, bytes, 2, waits);
        Process viewer = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        HEAP,
                        "-cp",
                        System.getProperty("java.class.path"),
                        "io.parkwarden.viewer.cli.Parkwarden",
                        "html",
                        recording.toString(),
                        "-o",
                        page.toString())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        boolean ended = viewer.waitFor(5, TimeUnit.MINUTES);
        viewer.destroyForcibly();
        assertTrue(ended, "it did not end");
        assertEquals(0, viewer.exitValue(), Files.readString(said));
        Files.delete(recording);
        return Files.size(page);
    }
}
