/* SPDX-License-Identifier: Apache-2.0 */
package example.coverage;

import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A named pipe that nobody has opened yet: opening it to read waits for one who opens it to write. */
final class Unopened implements AutoCloseable {
    private final Path directory = Files.createTempDirectory("unopened");
    private final File file = directory.resolve("fifo").toFile();

    Unopened() throws IOException, InterruptedException {
        if (new ProcessBuilder("mkfifo", file.getPath()).start().waitFor() != 0) {
            throw new IOException("mkfifo failed");
        }
    }

    File file() {
        return file;
    }

    /** Opens it to write. */
    void open() throws IOException {
        new FileOutputStream(file).close();
    }

    @Override
    public void close() throws IOException {
        Files.delete(file.toPath());
        Files.delete(directory);
    }
}
