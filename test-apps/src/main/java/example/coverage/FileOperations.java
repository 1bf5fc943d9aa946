/* SPDX-License-Identifier: Apache-2.0 */
package example.coverage;

import example.Loopback;
import example.coverage.Operation.Mode;
import example.coverage.Operation.Seen;
import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.AsynchronousFileChannel;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.Pipe;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.concurrent.Future;

/** Files: locks and copies that another side delays, and system calls that only a slow disk or network delays. */
final class FileOperations {
    private FileOperations() {}

    /** Something to do with a file of its own in a folder of its own. */
    private interface Use {
        void with(Path file) throws Exception;
    }

    private static void temporary(Use use) throws Exception {
        Path folder = Files.createTempDirectory("coverage");
        Path file = Files.writeString(folder.resolve("file"), "some text");
        try {
            use.with(file);
        } finally {
            File[] left = folder.toFile().listFiles();
            for (File one : left == null ? new File[0] : left) {
                Files.delete(one.toPath());
            }
            Files.delete(folder);
        }
    }

    static void addTo(Sheet sheet) {
        sheet.group("Files");
        sheet.slow(
                "FileChannel.lock",
                "file-lock",
                () -> temporary(file -> {
                    try (LockHolder holder = LockHolder.of(file);
                            FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                        holder.release();
                        // waits: FileChannel.lock
                        channel.lock().release();
                    }
                }));
        sheet.slow(
                "AsynchronousFileChannel.lock().get",
                "future",
                () -> temporary(file -> {
                    try (LockHolder holder = LockHolder.of(file);
                            AsynchronousFileChannel channel =
                                    AsynchronousFileChannel.open(file, StandardOpenOption.WRITE)) {
                        holder.release();
                        Future<FileLock> lock = channel.lock();
                        // waits: AsynchronousFileChannel.lock().get
                        lock.get().release();
                    }
                }));
        sheet.slow(
                "FileChannel.transferTo",
                "file-read",
                () -> temporary(file -> {
                    Files.write(file, new byte[400_000]);
                    try (Loopback peer = Loopback.start();
                            SocketChannel slow = SocketChannel.open();
                            FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
                        slow.setOption(StandardSocketOptions.SO_SNDBUF, 4096);
                        slow.setOption(StandardSocketOptions.SO_RCVBUF, 4096);
                        slow.connect(peer.address());
                        // waits: FileChannel.transferTo
                        channel.transferTo(0, 400_000, slow);
                    }
                }));
        sheet.slow(
                "FileChannel.transferFrom",
                "file-write",
                () -> temporary(file -> {
                    Pipe pipe = Pipe.open();
                    try (var sink = pipe.sink();
                            var source = pipe.source();
                            FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                        Late.run(() -> sink.write(ByteBuffer.allocate(1)));
                        // waits: FileChannel.transferFrom
                        channel.transferFrom(source, 0, 1);
                    }
                }));
        quick(sheet, "FileChannel.force", "file-sync", file -> {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                // waits: FileChannel.force
                channel.force(true);
            }
        });
        quick(sheet, "FileChannel.truncate", "file-write", file -> {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                // waits: FileChannel.truncate
                channel.truncate(1);
            }
        });
        quick(sheet, "FileChannel.map", "file-read", file -> {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
                // waits: FileChannel.map
                channel.map(FileChannel.MapMode.READ_ONLY, 0, 4);
            }
        });
        quick(sheet, "MappedByteBuffer.force", "file-sync", file -> {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
                MappedByteBuffer buffer = channel.map(FileChannel.MapMode.READ_WRITE, 0, 4);
                buffer.put(0, (byte) 1);
                // waits: MappedByteBuffer.force
                buffer.force();
            }
        });
        sheet.add(
                "FileDescriptor.sync",
                "file-sync",
                Seen.LOOKS,
                Seen.HOOK,
                Seen.HOOK,
                Mode.QUICK,
                "17: a native method that the application calls itself; JFR's FileForce is FileChannel.force. Not performed"
                        + " there: no disk at hand is slow enough",
                () -> temporary(file -> {
                    try (FileOutputStream out = new FileOutputStream(file.toFile())) {
                        // waits: FileDescriptor.sync
                        out.getFD().sync();
                    }
                }));
        quick(sheet, "RandomAccessFile: open, write", "file-open", file -> {
            // waits: RandomAccessFile: open, write
            new RandomAccessFile(file.toFile(), "rw").close();
        });
        quick(sheet, "Files.readString", "file-read", file -> {
            // waits: Files.readString
            Files.readString(file);
        });
        quick(sheet, "Files.writeString", "file-write", file -> {
            // waits: Files.writeString
            Files.writeString(file, "other text");
        });
        quick(sheet, "Files.copy", "file-write", file -> {
            Path copy = file.resolveSibling("copy");
            // waits: Files.copy
            Files.copy(file, copy);
        });
        quick(sheet, "Files.move", "file-open", file -> {
            Path moved = file.resolveSibling("moved");
            // waits: Files.move
            Files.move(file, moved);
        });
        quick(sheet, "Files.list", "file-open", file -> list(folder(file)));
        quick(sheet, "Files.newDirectoryStream: next", "file-open", file -> {
            try (var stream = Files.newDirectoryStream(folder(file))) {
                // waits: Files.newDirectoryStream: next
                stream.iterator().next();
            }
        });
        quick(sheet, "Files.walk", "file-open", file -> walk(folder(file)));
        quick(sheet, "Files.exists", "file-open", file -> {
            // waits: Files.exists
            Files.exists(file);
        });
        quick(sheet, "Files.isDirectory", "file-open", file -> {
            // waits: Files.isDirectory
            Files.isDirectory(file);
        });
        quick(sheet, "Files.size", "file-open", file -> {
            // waits: Files.size
            Files.size(file);
        });
        quick(sheet, "Files.getLastModifiedTime", "file-open", file -> {
            // waits: Files.getLastModifiedTime
            Files.getLastModifiedTime(file);
        });
        quick(sheet, "Files.isReadable", "file-open", file -> {
            // waits: Files.isReadable
            Files.isReadable(file);
        });
        quick(sheet, "Files.createDirectory", "file-open", file -> {
            Path folder = file.resolveSibling("folder");
            // waits: Files.createDirectory
            Files.createDirectory(folder);
        });
        quick(sheet, "Files.delete", "file-open", file -> {
            // waits: Files.delete
            Files.delete(file);
        });
        quick(sheet, "Path.toRealPath", "file-open", file -> {
            // waits: Path.toRealPath
            Path real = file.toRealPath();
        });
        quick(sheet, "File.exists", "file-open", file -> {
            File old = file.toFile();
            // waits: File.exists
            old.exists();
        });
        quick(sheet, "File.length", "file-open", file -> {
            File old = file.toFile();
            // waits: File.length
            old.length();
        });
        quick(sheet, "File.list", "file-open", file -> {
            File old = file.toFile().getParentFile();
            // waits: File.list
            old.list();
        });
        quick(sheet, "File.listFiles", "file-open", file -> {
            File old = file.toFile().getParentFile();
            // waits: File.listFiles
            old.listFiles();
        });
        quick(sheet, "File.delete", "file-open", file -> {
            File old = file.toFile();
            // waits: File.delete
            old.delete();
        });
    }

    private static void quick(Sheet sheet, String name, String kind, Use use) {
        sheet.quick(name, kind, () -> temporary(use));
    }

    private static Path folder(Path file) {
        return Objects.requireNonNull(file.getParent());
    }

    private static void list(Path folder) throws IOException {
        // waits: Files.list
        Files.list(folder).forEach(entry -> {});
    }

    private static void walk(Path folder) throws IOException {
        // waits: Files.walk
        Files.walk(folder).forEach(entry -> {});
    }
}
