/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.apps;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.parkwarden.detectors.Detector;
import io.parkwarden.detectors.Detectors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A detector is complete with its page and with programs that it has to name and not to name. */
class CatalogTest {
    private static final List<String> HEADINGS =
            List.of("Meaning", "Example", "Fix", "When it is fine", "How it is seen", "Options");

    static Stream<String> detectors() {
        return Detectors.all().stream().map(Detector::description).map(description -> description.name());
    }

    @ParameterizedTest
    @MethodSource("detectors")
    void has_a_page_with_every_heading(String name) throws IOException {
        Path page = Path.of("..", "docs", "detectors", name + ".md");
        assertTrue(Files.exists(page), () -> "docs/detectors/" + name + ".md is missing");
        List<String> lines = Files.readAllLines(page);
        for (String heading : HEADINGS) {
            assertTrue(lines.contains("## " + heading), () -> page + " has no heading \"## " + heading + "\"");
        }
        String summary = Detectors.all().stream()
                .map(Detector::description)
                .filter(description -> description.name().equals(name))
                .findFirst()
                .orElseThrow()
                .summary();
        assertTrue(lines.contains(summary), () -> page + " has no line with the detector's own sentence: " + summary);
    }

    @ParameterizedTest
    @MethodSource("detectors")
    void has_programs_of_both_kinds(String name) {
        List<Program> programs = Program.in("example." + name.toLowerCase(Locale.ROOT));
        assertTrue(
                programs.stream()
                        .anyMatch(program -> program.faulty()
                                && program.markers().stream()
                                        .anyMatch(marker -> marker.detector().equals(name))),
                "no Faulty program has a marker of it");
        assertTrue(programs.stream().anyMatch(program -> program.simpleName().startsWith("Sound")), "no Sound program");
    }

    @ParameterizedTest
    @MethodSource("detectors")
    void its_faulty_programs_have_markers_and_its_sound_ones_have_none(String name) {
        for (Program program : Program.in("example." + name.toLowerCase(Locale.ROOT))) {
            assertTrue(
                    program.faulty() != program.markers().isEmpty(),
                    () -> program.className() + " has the markers " + program.markers());
        }
    }
}
