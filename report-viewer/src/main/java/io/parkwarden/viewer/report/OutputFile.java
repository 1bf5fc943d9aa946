/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.viewer.report;

import io.parkwarden.viewer.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A file that is either as it was or wholly written: text goes to a file beside it, which then takes its name. */
public final class OutputFile {
    private OutputFile() {}

    /**
     * Writes the text as UTF-8.
     *
     * @throws Problem if the place cannot be written to
     */
    public static void write(Path file, String text) {
        checkPlace(file);
        Path target = file.toAbsolutePath();
        Path beside = target.resolveSibling(
                "." + target.getFileName() + "." + ProcessHandle.current().pid() + ".tmp");
        try {
            try {
                Files.writeString(beside, text, StandardCharsets.UTF_8);
                move(beside, target);
            } finally {
                Files.deleteIfExists(beside);
            }
        } catch (IOException e) {
            throw Problem.noData(
                    file + " cannot be written: " + e.getMessage() + ".", "Choose another place with -o FILE.", e);
        }
    }

    /**
     * Says before long work whether the file can be written after it.
     *
     * @throws Problem if it cannot
     */
    public static void checkPlace(Path file) {
        Path target = file.toAbsolutePath();
        Path folder = target.getParent();
        if (Files.isDirectory(target) || folder == null) {
            throw Problem.usage(file + " is a folder.", "Name a file in it with -o FILE.");
        }
        if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)
                && !Files.isRegularFile(target, LinkOption.NOFOLLOW_LINKS)) {
            throw Problem.usage( // it would be replaced, as /dev/stdout by root
                    file + " is a link, a device or a pipe.", "Name a file with -o FILE.");
        }
        if (!Files.isDirectory(folder)) {
            throw Problem.usage(
                    "The folder " + folder + " does not exist.", "Make it, or choose another place with -o FILE.");
        }
        if (!Files.isWritable(folder)) {
            throw Problem.usage(
                    "You may not write into the folder " + folder + ".", "Choose another place with -o FILE.");
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
