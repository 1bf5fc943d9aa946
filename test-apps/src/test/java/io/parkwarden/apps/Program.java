/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.apps;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A source file of the test programs and what it says of itself in comments.
 *
 * @param className name of its top-level class
 * @param options options of the agent that it needs, from a comment {@code // options: name=value,...}; may be empty
 * @param libraries folder of jars that it needs before all others, from a comment {@code // libs: netty-4.1}, copied by
 *     the POM to {@code target/program-libraries}; may be empty
 * @param jvm options for its JVM, which it shares only with programs that have the same, from a comment {@code // jvm:
 *     -XX:...}
 * @param alone whether it needs a JVM of its own, from a comment {@code // alone: reason}
 * @param since first JDK on which it can run, from a comment {@code // since: 21}
 * @param markers lines that have to be named, from comments {@code // finding: Detector [kind of wait]}, or {@code //
 *     finding[21, 25]: ...} where that holds on some JDKs only
 */
record Program(
        String className,
        String options,
        String libraries,
        String jvm,
        boolean alone,
        int since,
        List<Marker> markers) {
    private static final Pattern MARKER = Pattern.compile("// finding(?:\\[([0-9, ]+)])?: (\\w+)(?: (.+))?");

    /** Detectors whose findings are information at most. */
    private static final Set<String> INFORMATION = Set.of("RedundantHop");

    private static final Path SOURCES = Path.of("src", "main", "java");

    /**
     * A statement that a detector has to name.
     *
     * @param kind what is waited for, or empty if it does not matter
     * @param jdks feature releases on which it is named
     * @param from its first line
     * @param to its last line
     */
    record Marker(String detector, String kind, Set<Integer> jdks, int from, int to) {
        boolean holds(int line) {
            return from <= line && line <= to;
        }

        @Override
        public String toString() {
            return detector + (kind.isEmpty() ? "" : " " + kind) + " at line " + from;
        }
    }

    /** The programs of a detector, all of which {@link PairsTest} runs. */
    static List<Program> of(String detector) {
        return in("example." + detector.toLowerCase(Locale.ROOT));
    }

    /** All programs of a package: classes that have a main method. */
    static List<Program> in(String packageName) {
        return sources(packageName).filter(Program::hasMain).map(Program::read).toList();
    }

    /** All files of a package. */
    static List<Program> filesOf(String packageName) {
        return sources(packageName).map(Program::read).toList();
    }

    boolean faulty() {
        return simpleName().startsWith("Faulty");
    }

    String packageName() {
        return className.substring(0, className.lastIndexOf('.'));
    }

    String simpleName() {
        return className.substring(className.lastIndexOf('.') + 1);
    }

    Path source() {
        return SOURCES.resolve(className.replace('.', '/') + ".java");
    }

    /** Whether the finding's site is in this file. */
    boolean holds(JsonNode finding) {
        String site = finding.path("site").path("class").asText();
        return site.equals(className) || site.startsWith(className + "$");
    }

    /** What has to be found on this JDK, one sentence for each marker. */
    List<String> expected(int feature) {
        return markers.stream()
                .filter(marker -> marker.jdks.contains(feature))
                .map(Marker::toString)
                .sorted()
                .toList();
    }

    /** The findings that count whose site is in this file, in the form of {@link #expected}. */
    List<String> found(JsonNode report) {
        List<String> found = new ArrayList<>();
        for (JsonNode finding : report.path("findings")) {
            if (holds(finding) && counts(finding)) {
                found.add(marked(finding).map(Marker::toString).orElseGet(() -> sentence(finding)));
            }
        }
        return found.stream().distinct().sorted().toList();
    }

    static boolean aboveInfo(JsonNode finding) {
        return !finding.path("severity").asText().equals("info");
    }

    /** Whether it is above info, or of a detector that tells nothing above info. */
    static boolean counts(JsonNode finding) {
        return aboveInfo(finding)
                || INFORMATION.contains(finding.path("detector").asText());
    }

    static String sentence(JsonNode finding) {
        return "%s %s at line %d (%s: %s)"
                .formatted(
                        finding.path("detector").asText(),
                        finding.path("waitedFor").path("kind").asText(),
                        finding.path("site").path("line").asInt(),
                        finding.path("severity").asText(),
                        finding.path("summary").asText());
    }

    /** The marker that the finding meets, itself or by a finding that it explains and took in. */
    private Optional<Marker> marked(JsonNode finding) {
        Optional<Marker> own = markedItself(finding);
        if (own.isPresent()) {
            return own;
        }
        for (JsonNode absorbed : finding.path("absorbed")) {
            Optional<Marker> taken = markers.stream()
                    .filter(marker ->
                            marker.detector.equals(absorbed.path("detector").asText()))
                    .filter(marker ->
                            marker.holds(absorbed.path("site").path("line").asInt()))
                    .findFirst();
            if (taken.isPresent()) {
                return taken;
            }
        }
        return Optional.empty();
    }

    private Optional<Marker> markedItself(JsonNode finding) {
        int line = finding.path("site").path("line").asInt();
        String kind = finding.path("waitedFor").path("kind").asText();
        return markers.stream()
                .filter(marker ->
                        marker.detector.equals(finding.path("detector").asText()))
                .filter(marker -> marker.holds(line))
                .filter(marker -> marker.kind.isEmpty() || marker.kind.equals(kind))
                .max(Comparator.comparingInt(Marker::from)); // of a chain with several the nearest
    }

    private static Stream<Path> sources(String packageName) {
        Path folder = SOURCES.resolve(packageName.replace('.', '/'));
        try (Stream<Path> files = Files.list(folder)) {
            return files
                    .filter(file -> file.toString().endsWith(".java") && !file.endsWith("package-info.java"))
                    .sorted()
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean hasMain(Path file) {
        return lines(file).stream().anyMatch(line -> line.contains("public static void main(String[] args)"));
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Program read(Path file) {
        List<String> lines = lines(file);
        List<Marker> markers = new ArrayList<>();
        String options = "";
        String libraries = "";
        String jvm = "";
        boolean alone = false;
        int since = 17;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            Matcher marker = MARKER.matcher(line);
            if (line.startsWith("// options: ")) {
                options = line.substring("// options: ".length());
            } else if (line.startsWith("// libs: ")) {
                libraries = line.substring("// libs: ".length());
            } else if (line.startsWith("// jvm: ")) {
                jvm = line.substring("// jvm: ".length());
            } else if (line.startsWith("// alone: ")) {
                alone = true;
            } else if (line.startsWith("// since: ")) {
                since = Integer.parseInt(line.substring("// since: ".length()));
            } else if (marker.matches()) {
                markers.add(new Marker(
                        marker.group(2),
                        marker.group(3) == null ? "" : marker.group(3),
                        jdks(marker.group(1)),
                        i + 2,
                        endOfStatement(lines, i + 1)));
            }
        }
        String name = SOURCES.relativize(file).toString().replace('/', '.');
        return new Program(
                name.substring(0, name.length() - ".java".length()), options, libraries, jvm, alone, since, markers);
    }

    private static Set<Integer> jdks(String list) {
        return list == null
                ? Set.copyOf(Jdk.FEATURES)
                : Arrays.stream(list.split(","))
                        .map(feature -> Integer.valueOf(feature.strip()))
                        .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * The number of the line on which the statement ends that begins at that index. Of a synchronized block it is the
     * line after the head: HotSpot's interpreter has moved on to the next bytecode when it waits for the monitor.
     */
    static int endOfStatement(List<String> lines, int start) {
        int index = start;
        if (lines.get(index).strip().startsWith("synchronized (")) {
            return index + 2;
        }
        while (!lines.get(index).endsWith(";") && !lines.get(index).endsWith("{")) {
            index++;
        }
        return index + 1;
    }
}
