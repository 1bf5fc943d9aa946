/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.emit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnersFileTest {
    @TempDir
    private Path folder;

    private static void write(Path file, String text) throws IOException {
        OwnersFile.replace(file, 7, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    @Test
    void the_next_one_takes_the_place_of_the_one_before() throws Exception {
        Path file = folder.resolve("report.json");
        write(file, "first");
        write(file, "second");
        assertEquals("second", Files.readString(file));
        assertEquals(List.of(file), files());
    }

    @Test
    void on_a_full_disk_the_older_one_stays_and_nothing_is_left_beside_it() throws Exception {
        Path file = folder.resolve("report.json");
        write(file, "first");
        assertThrows(
                IOException.class,
                () -> OwnersFile.replace(file, 7, out -> {
                    out.write('x');
                    throw new IOException("No space left on device");
                }));
        assertEquals("first", Files.readString(file));
        assertEquals(List.of(file), files());
    }

    @Test
    void a_link_stays_as_it_is() throws Exception {
        Path file = Files.writeString(folder.resolve("elsewhere"), "kept");
        Path link = Files.createSymbolicLink(folder.resolve("stdout"), file);
        IOException refused = assertThrows(IOException.class, () -> write(link, "report"));
        assertEquals("it is a link", refused.getMessage());
        assertTrue(Files.isSymbolicLink(link));
        assertEquals("kept", Files.readString(file));
    }

    @Test
    void a_pipe_stays_as_it_is_and_is_not_waited_for() throws Exception {
        Path pipe = folder.resolve("pipe");
        Assumptions.assumeTrue(isMade(pipe), "no mkfifo here");
        IOException refused = assertThrows(IOException.class, () -> write(pipe, "report"));
        assertEquals("it is a device or a pipe", refused.getMessage());
        assertEquals(List.of(pipe), files());
    }

    private static boolean isMade(Path pipe) throws InterruptedException {
        try {
            return new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0;
        } catch (IOException noSuchCommand) {
            return false;
        }
    }
}
