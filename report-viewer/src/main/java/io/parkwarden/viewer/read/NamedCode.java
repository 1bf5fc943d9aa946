/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.viewer.read;

import io.parkwarden.detectors.ClassNames;
import io.parkwarden.model.Frame;
import io.parkwarden.model.Origin;
import io.parkwarden.model.Role;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whose code a frame is, where only names are known. What is neither the JDK's nor a well-known library's is the
 * application's, unless the same stack has code of the user's packages or of the main class's: then it is a library
 * between them. Not thread-safe.
 */
final class NamedCode {
    private final List<String> packages;
    private @Nullable String mainPackage;

    /** One frame as a recording or a thread dump has it. */
    record Line(String className, String method, @Nullable String file, int number) {}

    /**
     * @param packages prefixes of the user's own packages; empty to go by the main class
     */
    NamedCode(List<String> packages) {
        this.packages = packages.stream()
                .map(name -> name.endsWith("*") ? name.substring(0, name.length() - 1) : name)
                .toList();
    }

    /** The main class, known from here on; a launcher that belongs to a library says nothing of the application. */
    void mainClass(String name) {
        mainPackage = name.endsWith(".jar") || ClassNames.isJdk(name) || ClassNames.isLibrary(name)
                ? null
                : ClassNames.firstTwoPackages(name);
    }

    /** The frames of a stack, innermost first. */
    List<Frame> frames(List<Line> lines) {
        boolean named = lines.stream().anyMatch(line -> isNamed(line.className));
        List<Frame> frames = new ArrayList<>(lines.size());
        for (Line line : lines) {
            Origin origin = origin(line.className, named);
            frames.add(new Frame(
                    line.className,
                    line.method,
                    line.file == null ? ClassNames.sourceFile(line.className) : line.file,
                    line.number,
                    origin,
                    role(line.className, origin)));
        }
        return frames;
    }

    private Origin origin(String className, boolean named) {
        if (isNamed(className)) {
            return Origin.APPLICATION;
        }
        if (ClassNames.isJdk(className)) {
            return Origin.JDK;
        }
        return named || !packages.isEmpty() || ClassNames.isLibrary(className) ? Origin.LIBRARY : Origin.APPLICATION;
    }

    private boolean isNamed(String className) {
        if (packages.isEmpty()) {
            return mainPackage != null && className.startsWith(mainPackage);
        }
        return packages.stream().anyMatch(className::startsWith);
    }

    private static Role role(String className, Origin origin) {
        if (origin == Origin.JDK) {
            return Role.NONE;
        }
        if (ClassNames.isGenerated(className)) {
            return Role.GENERATED;
        }
        if (ClassNames.isJdbc(className)) {
            return Role.JDBC;
        }
        String simple = ClassNames.simple(className);
        return simple.endsWith("Future") || simple.endsWith("Promise") ? Role.FUTURE : Role.NONE;
    }
}
