/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.apps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * The decision guide is read by machines too: each case has an answer, links to detectors, and for every JDK one part
 * whose code that JDK's compiler takes.
 */
class DecisionGuideTest {
    private static final Path GUIDE = Path.of("..", "docs", "decision-guide.md");
    private static final List<String> CASES = List.of(
            "Database query",
            "HTTP call",
            "File read",
            "Image processing",
            "Heavy maths",
            "Legacy blocking library",
            "Parallel I/O",
            "Parallel CPU",
            "Fire and forget",
            "Context (MDC)",
            "Library API");
    private static final Pattern JDKS = Pattern.compile("### JDK (\\d+(?:, \\d+)*)");
    private static final Pattern LINK = Pattern.compile("\\[(\\w+)]\\(detectors/(\\w+)\\.md\\)");

    @TempDir
    private Path folder;

    /** A case: what is said of every JDK, and what of some. */
    private record Case(List<String> head, Map<Integer, List<String>> jdks) {
        /** The code blocks of a part, as members of one class. */
        static String code(List<String> part) {
            StringBuilder code = new StringBuilder();
            boolean inside = false;
            for (String line : part) {
                if (line.startsWith("```")) {
                    inside = line.equals("```java");
                } else if (inside) {
                    code.append(line).append('\n');
                }
            }
            return code.toString();
        }
    }

    @Test
    void has_every_case_and_no_other() throws IOException {
        List<String> withJdks = cases().entrySet().stream()
                .filter(entry -> !entry.getValue().jdks().isEmpty())
                .map(Map.Entry::getKey)
                .toList();
        assertEquals(CASES, withJdks);
    }

    @TestFactory
    Stream<DynamicTest> each_case_answers_for_every_jdk_and_links_its_detectors() throws IOException {
        return cases().entrySet().stream()
                .filter(entry -> CASES.contains(entry.getKey()))
                .map(entry -> dynamicTest(entry.getKey(), () -> {
                    Case one = entry.getValue();
                    assertEquals(
                            Jdk.FEATURES, one.jdks().keySet().stream().sorted().toList());
                    assertTrue(one.head().get(0).endsWith("."), "the first line is the answer, one sentence");
                    String detectors = one.head().stream()
                            .filter(line -> line.startsWith("Detectors: "))
                            .collect(Collectors.joining());
                    Matcher link = LINK.matcher(detectors);
                    assertTrue(link.find(), "no line \"Detectors: [Name](detectors/Name.md)\"");
                    do {
                        assertEquals(link.group(1), link.group(2));
                        assertTrue(
                                Files.exists(Path.of("..", "docs", "detectors", link.group(2) + ".md")), link.group(1));
                    } while (link.find());
                }));
    }

    @TestFactory
    Stream<DynamicTest> the_compiler_of_each_jdk_takes_its_code() throws IOException {
        Map<String, Case> cases = cases();
        return Jdk.FEATURES.stream()
                .map(feature -> dynamicTest("JDK " + feature, () -> {
                    Jdk jdk = Jdk.require(feature);
                    Path sources = Files.createDirectories(folder.resolve("guide" + feature));
                    List<String> command = new ArrayList<>(List.of(
                            jdk.command("javac"),
                            "-proc:none",
                            "-d",
                            folder.resolve("classes" + feature).toString(),
                            "-cp",
                            System.getProperty("programs.libraries"),
                            "src/test/resources/guide/Surroundings.java"));
                    int number = 0;
                    for (Map.Entry<String, Case> entry : cases.entrySet()) {
                        List<String> part = entry.getValue().jdks().get(feature);
                        if (part == null) {
                            continue;
                        }
                        String code = Case.code(part);
                        assertTrue(!code.isBlank(), () -> entry.getKey() + " has no code for JDK " + feature);
                        number++;
                        Path source = sources.resolve("Case" + number + ".java");
                        Files.writeString(source, compilationUnit("Case" + number, entry.getKey(), code));
                        command.add(source.toString());
                    }
                    assertEquals("", run(command));
                }));
    }

    private static String compilationUnit(String className, String title, String code) {
        StringBuilder unit = new StringBuilder("package guide;\n");
        for (String name : List.of(
                "java.io.*",
                "java.net.URI",
                "java.net.http.*",
                "java.net.http.HttpResponse.BodyHandlers",
                "java.nio.file.*",
                "java.time.Duration",
                "java.util.*",
                "java.util.concurrent.*",
                "java.util.concurrent.locks.*",
                "org.slf4j.MDC")) {
            unit.append("import ").append(name).append(";\n");
        }
        return unit.append("// ")
                .append(title)
                .append("\nabstract class ")
                .append(className)
                .append(" extends Surroundings {\n")
                .append(code)
                .append("}\n")
                .toString();
    }

    private static String run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes());
        assertTrue(process.waitFor(60, TimeUnit.SECONDS));
        return process.exitValue() == 0 ? "" : said;
    }

    private static Map<String, Case> cases() throws IOException {
        Map<String, Case> cases = new LinkedHashMap<>();
        Case current = null;
        List<List<String>> parts = List.of();
        boolean code = false;
        for (String line : Files.readAllLines(GUIDE)) {
            code ^= line.startsWith("```");
            Matcher jdks = JDKS.matcher(line);
            if (!code && line.startsWith("## ")) {
                current = new Case(new ArrayList<>(), new LinkedHashMap<>());
                cases.put(line.substring(3), current);
                parts = List.of(current.head());
            } else if (!code && current != null && jdks.matches()) {
                parts = new ArrayList<>();
                for (String feature : jdks.group(1).split(", ")) {
                    List<String> part = new ArrayList<>();
                    assertEquals(null, current.jdks().put(Integer.valueOf(feature), part), line);
                    parts.add(part);
                }
            } else if (!line.isBlank()) {
                parts.forEach(part -> part.add(line));
            }
        }
        return cases;
    }
}
