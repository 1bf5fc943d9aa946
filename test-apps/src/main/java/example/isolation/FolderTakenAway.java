/* SPDX-License-Identifier: Apache-2.0 */
package example.isolation;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Waits for a report, and removes it with its folder. */
public final class FolderTakenAway {
    private FolderTakenAway() {}

    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args[0]);
        Path report = folder.resolve("report.json");
        while (!Files.exists(report)) {
            Thread.sleep(20);
        }
        Files.delete(report);
        while (!isDeleted(folder)) {
            Thread.sleep(20); // the agent was about to write the next one
        }
        System.out.println("gone");
    }

    private static boolean isDeleted(Path folder) throws IOException {
        try {
            Files.delete(folder);
            return true;
        } catch (DirectoryNotEmptyException written) {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.toList()) {
                    Files.deleteIfExists(file);
                }
            }
            return false;
        }
    }
}
