/* SPDX-License-Identifier: Apache-2.0 */
package example;

import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;

/** A named pipe: a file whose reader waits for a writer. It is held open, so that opening it does not wait as well. */
public final class Fifo implements AutoCloseable {
    private final Path directory;
    private final File file;
    private final RandomAccessFile both;

    private Fifo(Path directory, File file, RandomAccessFile both) {
        this.directory = directory;
        this.file = file;
        this.both = both;
    }

    /** Makes one by the command {@code mkfifo}. */
    public static Fifo make() throws IOException, InterruptedException {
        Path directory = Files.createTempDirectory("fifo");
        File file = directory.resolve("fifo").toFile();
        if (new ProcessBuilder("mkfifo", file.getPath()).start().waitFor() != 0) {
            throw new IOException("mkfifo failed");
        }
        return new Fifo(directory, file, new RandomAccessFile(file, "rw"));
    }

    public File file() {
        return file;
    }

    /** Lets one reader go on. */
    public void put() throws IOException {
        both.write('!');
    }

    /** Takes as many bytes as a writer waits to write. */
    public void take(int bytes) throws IOException {
        both.readFully(new byte[bytes]);
    }

    @Override
    public void close() throws IOException {
        both.close();
        Files.delete(file.toPath());
        Files.delete(directory);
    }
}
