/* SPDX-License-Identifier: Apache-2.0 */
package example.coverage;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Another process that has locked a file: within one JVM a second lock is refused, not waited for. */
final class LockHolder implements AutoCloseable {
    private final Process process;

    private LockHolder(Process process) {
        this.process = process;
    }

    /** Returns when the file is locked. */
    static LockHolder of(Path file) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xshare:auto",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LockHolder.class.getName(),
                        file.toString())
                .start();
        if (process.getInputStream().read() != 'l') {
            throw new IOException("the other process did not lock the file");
        }
        return new LockHolder(process);
    }

    /** Lets the other process unlock the file a little later. */
    void release() {
        Late.run(() -> {
            process.getOutputStream().write('u');
            process.getOutputStream().flush();
        });
    }

    @Override
    public void close() {
        process.destroy();
    }

    public static void main(String[] args) throws Exception {
        try (FileChannel channel = FileChannel.open(Path.of(args[0]), StandardOpenOption.WRITE)) {
            channel.lock();
            System.out.write('l');
            System.out.flush();
            System.in.read();
        }
    }
}
