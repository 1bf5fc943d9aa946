/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.apps;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A JDK that is not as the agent expects it: classes of java.base in which a name is another one everywhere, for {@code --patch-module}. */
final class PatchedJdk {
    private PatchedJdk() {}

    /**
     * Writes the class file into the folder with each name in its constant pool that is {@code name} replaced.
     *
     * @param className with slashes
     * @param other of the same length
     */
    static void rename(Jdk jdk, Path folder, String className, String name, String other) throws IOException {
        Path file = folder.resolve(className + ".class");
        byte[] bytes = Files.exists(file) ? Files.readAllBytes(file) : original(jdk, className);
        byte[] from = constant(name);
        byte[] to = constant(other);
        int found = 0;
        for (int at = 0; at <= bytes.length - from.length; at++) {
            if (matches(bytes, at, from)) {
                System.arraycopy(to, 0, bytes, at, to.length);
                found++;
            }
        }
        if (found != 1) {
            throw new IllegalStateException(name + " is " + found + " times in " + className);
        }
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
    }

    private static byte[] original(Jdk jdk, String className) throws IOException {
        try (FileSystem image = FileSystems.newFileSystem(
                URI.create("jrt:/"), Map.of("java.home", jdk.home().toString()))) {
            return Files.readAllBytes(image.getPath("modules", "java.base", className + ".class"));
        }
    }

    /** JVMS 4.4.7: a tag, the length in two bytes, the text. */
    private static byte[] constant(String text) {
        byte[] ascii = text.getBytes(StandardCharsets.US_ASCII);
        byte[] constant = new byte[ascii.length + 3];
        constant[0] = 1;
        constant[2] = (byte) ascii.length;
        System.arraycopy(ascii, 0, constant, 3, ascii.length);
        return constant;
    }

    private static boolean matches(byte[] bytes, int at, byte[] part) {
        for (int i = 0; i < part.length; i++) {
            if (bytes[at + i] != part[i]) {
                return false;
            }
        }
        return true;
    }
}
