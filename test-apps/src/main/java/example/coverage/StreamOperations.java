/* SPDX-License-Identifier: Apache-2.0 */
package example.coverage;

import example.Fifo;
import example.coverage.Operation.Mode;
import example.coverage.Operation.Seen;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PipedReader;
import java.io.PipedWriter;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;

/** Streams whose other side takes its time: named pipes, pipes between threads, processes, the console. */
final class StreamOperations {
    private static final int MUCH = 300_000;

    private StreamOperations() {}

    static void addTo(Sheet sheet) {
        sheet.group("Streams and processes");
        sheet.slow("FileInputStream.read", "file-read", () -> {
            try (Fifo fifo = Fifo.make();
                    FileInputStream in = new FileInputStream(fifo.file())) {
                Late.run(fifo::put);
                // waits: FileInputStream.read
                in.read();
            }
        });
        sheet.slow("FileOutputStream.write", "file-write", () -> {
            try (Fifo fifo = Fifo.make();
                    FileOutputStream out = new FileOutputStream(fifo.file())) {
                Late.run(() -> fifo.take(MUCH));
                // waits: FileOutputStream.write
                out.write(new byte[MUCH]);
            }
        });
        sheet.slow("RandomAccessFile.read", "file-read", () -> {
            try (Fifo fifo = Fifo.make();
                    RandomAccessFile file = new RandomAccessFile(fifo.file(), "rw")) {
                Late.run(fifo::put);
                // waits: RandomAccessFile.read
                file.read();
            }
        });
        sheet.slow("FileChannel.read", "file-read", () -> {
            try (Fifo fifo = Fifo.make();
                    FileChannel channel = FileChannel.open(fifo.file().toPath(), StandardOpenOption.READ)) {
                Late.run(fifo::put);
                // waits: FileChannel.read
                channel.read(ByteBuffer.allocate(1));
            }
        });
        sheet.slow("FileChannel.write", "file-write", () -> {
            try (Fifo fifo = Fifo.make();
                    FileChannel channel = FileChannel.open(fifo.file().toPath(), StandardOpenOption.WRITE)) {
                Late.run(() -> fifo.take(MUCH));
                // waits: FileChannel.write
                channel.write(ByteBuffer.allocate(MUCH));
            }
        });
        sheet.slow("Files.newInputStream: read", "file-read", () -> {
            try (Fifo fifo = Fifo.make();
                    var in = Files.newInputStream(fifo.file().toPath())) {
                Late.run(fifo::put);
                // waits: Files.newInputStream: read
                in.read();
            }
        });
        sheet.slow("new FileInputStream: open", "file-open", () -> {
            try (Unopened fifo = new Unopened()) {
                Late.run(fifo::open);
                // waits: new FileInputStream: open
                new FileInputStream(fifo.file()).close();
            }
        });
        sheet.slow("FileChannel.open", "file-open", () -> {
            try (Unopened fifo = new Unopened()) {
                Late.run(fifo::open);
                // waits: FileChannel.open
                FileChannel.open(fifo.file().toPath(), StandardOpenOption.READ).close();
            }
        });
        sheet.add("PipedInputStream.read", "pipe", Seen.EVENT, Seen.HOOK, Seen.HOOK, Mode.SLOW, "", () -> {
            try (PipedInputStream in = new PipedInputStream();
                    PipedOutputStream out = new PipedOutputStream(in)) {
                Late.run(() -> write(out));
                // waits: PipedInputStream.read
                in.read();
            }
        });
        sheet.add("PipedOutputStream.write", "pipe", Seen.EVENT, Seen.HOOK, Seen.HOOK, Mode.SLOW, "", () -> {
            try (PipedInputStream in = new PipedInputStream(1);
                    PipedOutputStream out = new PipedOutputStream(in)) {
                out.write('!');
                Late.run(in::read);
                // waits: PipedOutputStream.write
                out.write('!');
            }
        });
        sheet.add("PipedReader.read", "pipe", Seen.EVENT, Seen.HOOK, Seen.HOOK, Mode.SLOW, "", () -> {
            try (PipedReader in = new PipedReader();
                    PipedWriter out = new PipedWriter(in)) {
                Late.run(() -> {
                    out.write('!');
                    out.flush();
                });
                // waits: PipedReader.read
                in.read();
            }
        });
        sheet.quick("System.in.read, and with it Console", "console", () -> {
            // waits: System.in.read, and with it Console
            System.in.read();
        });
        sheet.quick("ProcessBuilder.start", "process", () -> {
            // waits: ProcessBuilder.start
            Process process = new ProcessBuilder("true").start();
            process.waitFor();
        });
        sheet.slow("Process.waitFor()", "process", () -> {
            Process process = new ProcessBuilder("sleep", "0.05").start();
            // waits: Process.waitFor()
            process.waitFor();
        });
        sheet.slow("Process.waitFor(long, TimeUnit)", "process", () -> {
            Process process = new ProcessBuilder("sleep", "0.05").start();
            // waits: Process.waitFor(long, TimeUnit)
            process.waitFor(5, TimeUnit.SECONDS);
        });
        sheet.slow("Process: reading its output", "process", () -> {
            Process process = new ProcessBuilder("sleep", "0.05").start();
            // waits: Process: reading its output
            process.getInputStream().read();
        });
        sheet.slow("Process.onExit().get", "future", () -> {
            Process process = new ProcessBuilder("sleep", "0.05").start();
            // waits: Process.onExit().get
            process.onExit().get();
        });
    }

    private static void write(OutputStream out) throws IOException {
        out.write('!');
        out.flush();
    }
}
