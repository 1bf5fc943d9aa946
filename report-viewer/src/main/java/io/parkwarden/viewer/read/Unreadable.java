/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.viewer.read;

import io.parkwarden.viewer.Problem;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Turns the failure to open a file into a sentence. */
final class Unreadable {
    private Unreadable() {}

    static Problem of(Path file, IOException e) {
        if (e instanceof NoSuchFileException || !Files.exists(file)) {
            return Problem.noData(
                    "There is no file " + file + ".",
                    "Check the path; the current folder is " + Path.of("").toAbsolutePath() + ".",
                    e);
        }
        if (e instanceof AccessDeniedException || e instanceof FileNotFoundException || !Files.isReadable(file)) {
            return Problem.noData(
                    "You may not read " + file + ".",
                    "A report belongs to the user of the JVM it is about: run the viewer as that user.",
                    e);
        }
        return Problem.noData(file + " cannot be read: " + e.getMessage() + ".", "", e);
    }
}
