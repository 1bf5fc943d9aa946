/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.emit;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Files that only their owner may read and write, and that are there whole or not at all. */
public final class OwnersFile {
    /** Owned by whom this process runs as, on Linux. */
    private static final Path THIS_PROCESS = Path.of("/proc/self");

    private OwnersFile() {}

    /** Writes what a file is to hold. */
    @FunctionalInterface
    public interface Content {
        /** Writes all of it. */
        void writeTo(OutputStream out) throws IOException;
    }

    /**
     * Writes the file beside its place and moves it there. What is there and is no file stays: to move a file onto {@code /dev/null} is
     * what root may do, and to write into a pipe may take for ever.
     *
     * @param pid number of this process: two that write to one place do not disturb each other
     * @throws IOException if that is not possible; an older file is then left as it was
     */
    public static void replace(Path target, long pid, Content content) throws IOException {
        Path path = target.toAbsolutePath();
        Path folder = path.getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new IOException("no folder " + folder);
        }
        String other = otherThanFile(path);
        if (!other.isEmpty()) {
            throw new IOException(other);
        }
        FileAttribute<?>[] ownerOnly = isPosix(path)
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
        Path fresh = folder.resolve("." + path.getFileName() + "." + pid + ".tmp");
        Files.deleteIfExists(fresh);
        Files.createFile(fresh, ownerOnly);
        try {
            try (OutputStream out = Files.newOutputStream(fresh, StandardOpenOption.WRITE)) {
                content.writeTo(out);
            }
            Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    /** What is at this place, if it is something else than a file; else empty. */
    private static String otherThanFile(Path path) throws IOException {
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            return "";
        }
        BasicFileAttributes attributes =
                Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (attributes.isRegularFile()) {
            return "";
        }
        return attributes.isDirectory()
                ? "it is a folder"
                : attributes.isSymbolicLink() ? "it is a link" : "it is a device or a pipe";
    }

    /**
     * Reads a file that nobody else can have written: no link, owned by whom this process runs as, and closed for others.
     *
     * @throws IOException if it is not such a file, or cannot be read
     */
    public static byte[] read(Path path, int atMostBytes) throws IOException {
        if (!isPosix(path)) {
            throw new IOException("this file system does not tell who may write to it");
        }
        PosixFileAttributes attributes =
                Files.readAttributes(path, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        Set<PosixFilePermission> open = attributes.permissions();
        if (!attributes.isRegularFile()
                || open.contains(PosixFilePermission.GROUP_WRITE)
                || open.contains(PosixFilePermission.OTHERS_WRITE)
                || !attributes.owner().equals(Files.getOwner(THIS_PROCESS))) {
            throw new IOException("somebody else can have written it");
        }
        if (attributes.size() > atMostBytes) {
            throw new IOException("it is too long");
        }
        return Files.readAllBytes(path);
    }

    private static boolean isPosix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
