/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.viewer.export;

import io.parkwarden.detectors.ClassNames;
import io.parkwarden.model.Site;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Where a class is written. A report has its name and its file; only the user knows the folders of sources. */
public final class SourceRoots {
    private final List<String> roots;

    /**
     * @param roots folders of sources below the current folder, such as {@code src/main/java}; the one that has the file
     *     is taken, else the first
     */
    public SourceRoots(List<String> roots) {
        this.roots = roots.isEmpty() ? List.of("src/main/java") : roots;
    }

    /** The path of the file with slashes, percent-encoded where a URI asks for it. */
    public String uri(Site site) {
        String name = site.className();
        String folder = name.substring(0, name.lastIndexOf('.') + 1).replace('.', '/');
        String derived = ClassNames.sourceFile(name);
        String file = site.file() != null ? site.file() : derived == null ? "Unknown.java" : derived;
        String root = roots.stream()
                .filter(each -> exists(each, folder + file))
                .findFirst()
                .orElse(roots.get(0));
        return encoded(root.endsWith("/") ? root + folder + file : root + "/" + folder + file);
    }

    private static boolean exists(String root, String file) {
        try {
            return Files.exists(Path.of(root, file));
        } catch (java.nio.file.InvalidPathException e) {
            return false; // a name that no file can have
        }
    }

    private static String encoded(String path) {
        StringBuilder out = new StringBuilder();
        for (byte b : path.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            boolean plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            if (plain || "/._-$~".indexOf(c) >= 0) {
                out.append(c);
            } else {
                out.append(String.format("%%%02X", (int) c));
            }
        }
        return out.toString();
    }
}
