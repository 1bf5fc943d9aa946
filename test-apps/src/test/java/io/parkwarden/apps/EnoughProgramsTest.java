/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.apps;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.parkwarden.detectors.Detector;
import io.parkwarden.detectors.Detectors;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One shape of a fault, and one that only looks like it, prove little: each detector has a dozen of both to tell apart. */
class EnoughProgramsTest {
    private static final int OF_EACH_KIND = 12;

    static Stream<String> detectors() {
        return Detectors.all().stream().map(Detector::description).map(description -> description.name());
    }

    @ParameterizedTest
    @MethodSource("detectors")
    void has_a_dozen_programs_of_both_kinds(String name) {
        assertEquals(List.of(), missing(name, Program.of(name)));
    }

    /** What the test above asks for is asked: one program less than a dozen of either kind is told, with its number. */
    @ParameterizedTest
    @MethodSource("detectors")
    void tells_of_a_program_that_is_missing(String name) {
        List<Program> faulty = Program.of(name).stream()
                .filter(program -> names(program, name))
                .toList();
        List<Program> sound =
                Program.of(name).stream().filter(EnoughProgramsTest::isSound).toList();
        assertEquals(
                List.of(name + " has 11 Faulty programs with a marker of it, and needs 12"),
                missing(name, both(faulty.subList(0, OF_EACH_KIND - 1), sound)));
        assertEquals(
                List.of(name + " has 11 Sound programs, and needs 12"),
                missing(name, both(faulty, sound.subList(0, OF_EACH_KIND - 1))));
    }

    private static List<String> missing(String name, List<Program> programs) {
        long faulty = programs.stream().filter(program -> names(program, name)).count();
        long sound = programs.stream().filter(EnoughProgramsTest::isSound).count();
        List<String> missing = new ArrayList<>();
        if (faulty < OF_EACH_KIND) {
            missing.add("%s has %d Faulty programs with a marker of it, and needs %d"
                    .formatted(name, faulty, OF_EACH_KIND));
        }
        if (sound < OF_EACH_KIND) {
            missing.add("%s has %d Sound programs, and needs %d".formatted(name, sound, OF_EACH_KIND));
        }
        return missing;
    }

    private static boolean names(Program program, String detector) {
        return program.faulty()
                && program.markers().stream()
                        .anyMatch(marker -> marker.detector().equals(detector));
    }

    private static boolean isSound(Program program) {
        return program.simpleName().startsWith("Sound");
    }

    private static List<Program> both(List<Program> some, List<Program> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }
}
