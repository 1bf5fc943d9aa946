/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.apps;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The page docs/detectors/Name.md, which goes into the viewer too. Each block of Java on it is cut out of a program that
 * {@link PairsTest} runs; the paragraph above the block names that program, as in <code>Faulty (`FaultyX`):</code>.
 *
 * @param detector its name
 * @param programs those that are run for it
 * @param lines the page
 */
record DetectorPage(String detector, List<Program> programs, List<String> lines) {
    static final List<String> SECTIONS =
            List.of("Meaning", "Example", "Fix", "When it is fine", "How it is seen", "Options", "Limits");

    private static final Pattern PROGRAM = Pattern.compile("`((?:Faulty|Sound)\\w*)`");

    private static final String CODE = "```java";

    /** The page of a detector, empty if there is none. */
    static Optional<DetectorPage> of(String detector) throws IOException {
        Path page = Path.of("..", "docs", "detectors", detector + ".md");
        return Files.exists(page)
                ? Optional.of(new DetectorPage(detector, Program.of(detector), Files.readAllLines(page)))
                : Optional.empty();
    }

    /**
     * A block of Java.
     *
     * @param at number of its first line on the page, from 1
     * @param program simple name of the program that the paragraph above names first, empty if it names none
     */
    record Example(int at, String program, List<String> code) {}

    /** What is wrong with the page, a sentence each. */
    List<String> faults(String summary) throws IOException {
        List<String> faults = new ArrayList<>();
        if (!lines.contains(summary)) {
            faults.add("has no line with the detector's own sentence: " + summary);
        }
        for (String section : SECTIONS) {
            if (section(section).stream().allMatch(String::isBlank)) {
                faults.add("has no section \"## " + section + "\", or nothing in it");
            }
        }
        PROGRAM.matcher(String.join(" ", lines))
                .results()
                .map((MatchResult named) -> named.group(1))
                .filter(named -> program(named).isEmpty())
                .forEach(named -> faults.add("names " + named + ", which is none of the detector's programs"));
        List<Example> examples = examples();
        for (Example example : examples) {
            String fault = fault(example);
            if (!fault.isEmpty()) {
                faults.add("line " + example.at() + ": " + fault);
            }
        }
        for (String kind : List.of("Faulty", "Sound")) {
            if (examples.stream().noneMatch(example -> example.program().startsWith(kind))) {
                faults.add("has no example that names a " + kind + " program");
            }
        }
        return faults;
    }

    private String fault(Example example) throws IOException {
        if (example.program().isEmpty()) {
            return "the paragraph above the code names no program, as in Faulty (`FaultyX`):";
        }
        Optional<Program> program = program(example.program());
        if (program.isEmpty()) {
            return example.program() + " does not run";
        }
        if (program.get().faulty()
                && program.get().markers().stream()
                        .noneMatch(marker -> marker.detector().equals(detector))) {
            return example.program() + " has no marker of the detector";
        }
        List<String> shown = plain(example.code());
        if (shown.isEmpty()
                || Collections.indexOfSubList(
                                plain(Files.readAllLines(program.get().source())), shown)
                        < 0) {
            return "these lines are not in " + example.program() + ":\n" + String.join("\n", example.code());
        }
        return "";
    }

    private Optional<Program> program(String simpleName) {
        return programs.stream()
                .filter(program -> program.simpleName().equals(simpleName))
                .findFirst();
    }

    List<Example> examples() {
        List<Example> examples = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).strip().equals(CODE)) {
                int begin = i + 1;
                int end = begin;
                while (end < lines.size() && !lines.get(end).strip().equals("```")) {
                    end++;
                }
                examples.add(new Example(begin + 1, programAbove(i), lines.subList(begin, end)));
                i = end;
            }
        }
        return examples;
    }

    private String programAbove(int line) {
        int end = line;
        while (end > 0 && lines.get(end - 1).isBlank()) {
            end--;
        }
        int begin = end;
        while (begin > 0 && !lines.get(begin - 1).isBlank()) {
            begin--;
        }
        return PROGRAM.matcher(String.join(" ", lines.subList(begin, end)))
                .results()
                .map((MatchResult named) -> named.group(1))
                .findFirst()
                .orElse("");
    }

    private List<String> section(String name) {
        int begin = lines.indexOf("## " + name) + 1;
        int end = begin;
        while (begin > 0 && end < lines.size() && !lines.get(end).startsWith("## ")) {
            end++;
        }
        return lines.subList(begin, end);
    }

    /** The code without indentation, empty lines and markers. */
    private static List<String> plain(List<String> code) {
        return code.stream()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("// finding"))
                .toList();
    }
}
