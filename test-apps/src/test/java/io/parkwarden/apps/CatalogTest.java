/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.apps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.parkwarden.detectors.Detector;
import io.parkwarden.detectors.Detectors;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A detector is complete with its page and with programs that it has to name and not to name. */
class CatalogTest {
    static Stream<String> detectors() {
        return Detectors.all().stream().map(Detector::description).map(description -> description.name());
    }

    @ParameterizedTest
    @MethodSource("detectors")
    void has_a_page_that_is_whole_and_shows_code_of_tested_programs(String name) throws IOException {
        DetectorPage page = DetectorPage.of(name)
                .orElseThrow(() -> new AssertionError("docs/detectors/" + name + ".md is missing"));
        assertEquals(List.of(), page.faults(summary(name)));
    }

    /** What the test above asks for is asked: a page without any one of its lines of code or headings is found wrong. */
    @ParameterizedTest
    @MethodSource("detectors")
    void tells_of_a_page_that_lost_something(String name) throws IOException {
        DetectorPage page = DetectorPage.of(name).orElseThrow();
        for (DetectorPage.Example example : page.examples()) {
            for (int i = 0; i < example.code().size(); i++) {
                String line = example.code().get(i);
                if (!line.isBlank()) {
                    assertFalse(with(page, example.at() - 1 + i, line + " // or so")
                            .faults(summary(name))
                            .isEmpty());
                }
            }
        }
        for (int i = 0; i < page.lines().size(); i++) {
            String line = page.lines().get(i);
            if (line.contains("`Faulty") || line.contains("`Sound")) {
                String other = line.replaceFirst("`(Faulty|Sound)\\w*`", "`$1NoSuchProgram`");
                assertFalse(with(page, i, other).faults(summary(name)).isEmpty(), line);
            } else if (DetectorPage.SECTIONS.contains(line.replace("## ", "")) || line.equals(summary(name))) {
                assertFalse(with(page, i, "").faults(summary(name)).isEmpty(), line);
            }
        }
    }

    private static DetectorPage with(DetectorPage page, int index, String line) {
        List<String> lines = new ArrayList<>(page.lines());
        lines.set(index, line);
        return new DetectorPage(page.detector(), page.programs(), lines);
    }

    private static String summary(String name) {
        return Detectors.all().stream()
                .map(Detector::description)
                .filter(description -> description.name().equals(name))
                .findFirst()
                .orElseThrow()
                .summary();
    }

    @ParameterizedTest
    @MethodSource("detectors")
    void has_programs_of_both_kinds(String name) {
        List<Program> programs = Program.of(name);
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
        for (Program program : Program.of(name)) {
            assertTrue(
                    program.faulty() != program.markers().isEmpty(),
                    () -> program.className() + " has the markers " + program.markers());
        }
    }
}
