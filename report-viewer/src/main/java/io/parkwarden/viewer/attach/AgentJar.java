/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.viewer.attach;

import io.parkwarden.viewer.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The agent's jar, which the viewer carries, as a file that the watched JVM can read. The file stays: a JVM keeps the
 * path of an agent for as long as it runs and reads from it again when the agent is started anew. Its name holds a digest
 * of its content, so that two versions never share a file.
 */
final class AgentJar {
    private static final String RESOURCE = "/parkwarden-agent.jar";

    private AgentJar() {}

    /**
     * Puts the jar into the folder for temporary files, unless it is there.
     *
     * @return its path as the watched JVM names it
     * @throws Problem if the viewer was built without the agent or the folder cannot be written
     */
    static Path extract(MeetingPlace place) {
        byte[] jar = read();
        String name = "parkwarden-agent-" + digest(jar) + ".jar";
        try {
            Path folder = folder(place.ours());
            Path file = folder.resolve(name);
            if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && Arrays.equals(Files.readAllBytes(file), jar)) {
                return place.asTheyNameIt(file);
            }
            Path beside = Files.createTempFile(folder, name, ".tmp");
            try {
                Files.write(beside, jar);
                allow(beside, "rw-r--r--");
                Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(beside);
            }
            return place.asTheyNameIt(file);
        } catch (IOException e) {
            throw Problem.noData(
                    "The agent's jar cannot be written to the folder for temporary files: " + e.getMessage() + ".",
                    "Choose another one with java -Djava.io.tmpdir=FOLDER -jar parkwarden.jar ...",
                    e);
        }
    }

    private static byte[] read() {
        try (@Nullable InputStream in = AgentJar.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw Problem.noData(
                        "This viewer carries no agent: it was run from its classes instead of parkwarden.jar.",
                        "Build it with mvn package, and run java -jar report-viewer/target/parkwarden.jar.");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw Problem.noData("The viewer's own jar cannot be read: " + e.getMessage() + ".", "Copy it anew.", e);
        }
    }

    /** A folder of this user that nobody else can write to; its name is known, so a stranger's folder is not taken. */
    private static Path folder(Path temporary) throws IOException {
        Path own = temporary.resolve("parkwarden-" + System.getProperty("user.name"));
        if (!Files.exists(own, LinkOption.NOFOLLOW_LINKS)) {
            Files.createDirectory(own);
            allow(own, "rwxr-xr-x");
        }
        if (isSafe(own)) {
            return own;
        }
        Path fresh = Files.createTempDirectory(temporary, "parkwarden-");
        allow(fresh, "rwxr-xr-x"); // the watched JVM may be another user's, whom root attaches to
        return fresh;
    }

    private static boolean isSafe(Path folder) throws IOException {
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        if (!posix(folder)) {
            return true; // the folder for temporary files is the user's own there
        }
        PosixFileAttributes attributes =
                Files.readAttributes(folder, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        Set<PosixFilePermission> permissions = attributes.permissions();
        return attributes.owner().getName().equals(System.getProperty("user.name"))
                && !permissions.contains(PosixFilePermission.GROUP_WRITE)
                && !permissions.contains(PosixFilePermission.OTHERS_WRITE);
    }

    private static void allow(Path path, String permissions) throws IOException {
        if (posix(path)) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
        }
    }

    /** Asked of the file system: the store of a file behind {@code /proc/PID/root} is not to be found. */
    private static boolean posix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    private static String digest(byte[] content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
            return HexFormat.of().formatHex(digest, 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
