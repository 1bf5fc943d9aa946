/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.apps;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * A JDK on this machine. Looked for are the one that runs the tests, those that lie beside it, and those that the
 * environment variables JAVA17_HOME, JAVA21_HOME and JAVA25_HOME name.
 */
record Jdk(Path home, Runtime.Version version) {
    /** The feature releases on which everything has to work. */
    static final List<Integer> FEATURES = List.of(17, 21, 25);

    /** The newest JDK of that feature release. */
    static Optional<Jdk> find(int feature) {
        return all().stream().filter(jdk -> jdk.version.feature() == feature).max(Comparator.comparing(Jdk::version));
    }

    /** The same; a test that calls this is skipped where there is none. */
    static Jdk require(int feature) {
        Optional<Jdk> jdk = find(feature);
        Assumptions.assumeTrue(
                jdk.isPresent(),
                () -> "no JDK " + feature + " found; JAVA" + feature + "_HOME may name one. Found: " + all());
        return jdk.orElseThrow();
    }

    /** The JDK that runs the tests. */
    static Jdk running() {
        return read(runningHome()).orElseThrow();
    }

    /** One of its commands. */
    String command(String name) {
        return home.resolve("bin").resolve(name).toString();
    }

    @Override
    public String toString() {
        return "JDK " + version;
    }

    private static List<Jdk> all() {
        Set<Path> homes = new LinkedHashSet<>();
        homes.add(runningHome());
        for (int feature : FEATURES) {
            String named = System.getenv("JAVA" + feature + "_HOME");
            if (named != null && !named.isBlank()) {
                homes.add(Path.of(named));
            }
        }
        homes.addAll(siblings(runningHome()));
        List<Jdk> jdks = new ArrayList<>();
        for (Path home : homes) {
            read(home).ifPresent(jdks::add);
        }
        return jdks;
    }

    private static Path runningHome() {
        return Path.of(System.getProperty("test.jdk", System.getProperty("java.home")));
    }

    private static List<Path> siblings(Path home) {
        try (Stream<Path> siblings = Files.list(home.toRealPath().getParent())) {
            return siblings.sorted().toList();
        } catch (IOException e) {
            return List.of(); // a folder that cannot be listed has no JDK for us
        }
    }

    /** What is in the folder, if it is a JDK: its file {@code release} tells the version. */
    private static Optional<Jdk> read(Path home) {
        Path release = home.resolve("release");
        if (!Files.isReadable(release) || !Files.isExecutable(home.resolve("bin/jcmd"))) {
            return Optional.empty();
        }
        Properties properties = new Properties();
        try (var reader = Files.newBufferedReader(release)) {
            properties.load(reader);
        } catch (IOException e) {
            return Optional.empty(); // not readable after all
        }
        String version = properties.getProperty("JAVA_VERSION", "").replace("\"", "");
        try {
            return Optional.of(new Jdk(home, Runtime.Version.parse(version)));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // a version in another form: older than 9, or no JDK
        }
    }
}
