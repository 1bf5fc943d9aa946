/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.apps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/**
 * Runs every program under the agent on every JDK. At exactly the marked lines of a Faulty program there has to be a
 * finding above info; a Sound program has no marked line. Programs that need no options of the agent share a JVM.
 */
class PairsTest {
    private static final List<String> PACKAGES =
            List.of("example.parkedworker", "example.syncoverasync", "example.blockedeventloop");

    @TestFactory
    Stream<DynamicNode> names_exactly_the_marked_lines() {
        return Jdk.FEATURES.stream()
                .map(feature -> dynamicContainer(
                        "JDK " + feature,
                        Stream.concat(
                                Stream.of(dynamicTest("JDK " + feature + " is here", () -> Jdk.require(feature))),
                                Jdk.find(feature).stream().flatMap(PairsTest::groups))));
    }

    private static Stream<DynamicNode> groups(Jdk jdk) {
        Map<String, List<Program>> byOptions = new TreeMap<>();
        for (String packageName : PACKAGES) {
            for (Program program : Program.in(packageName)) {
                byOptions
                        .computeIfAbsent(program.options(), key -> new ArrayList<>())
                        .add(program);
            }
        }
        return byOptions.entrySet().stream()
                .map(group -> dynamicContainer(
                        group.getKey().isEmpty() ? "default options" : group.getKey(),
                        tests(jdk, group.getKey(), group.getValue())));
    }

    private static Stream<DynamicNode> tests(Jdk jdk, String options, List<Program> programs) {
        Run run = new Run(jdk, options, programs);
        Stream<DynamicNode> whole = Stream.of(dynamicTest(jdk + " runs them, and nothing else is named", () -> {
            List<String> elsewhere = StreamSupport.stream(
                            run.report().path("findings").spliterator(), false)
                    .filter(Program::aboveInfo)
                    .filter(finding -> programs.stream().noneMatch(program -> program.holds(finding)))
                    .map(finding -> finding.path("site") + " " + Program.sentence(finding))
                    .toList();
            assertEquals(List.of(), elsewhere);
        }));
        return Stream.concat(
                whole,
                programs.stream()
                        .map(program -> dynamicTest(
                                program.simpleName() + " on " + jdk,
                                () -> assertEquals(program.expected(), program.found(run.report())))));
    }

    /** One run of many programs, made when its report is first asked for. */
    private static final class Run {
        private final Jdk jdk;
        private final String options;
        private final List<Program> programs;
        private JsonNode report;

        Run(Jdk jdk, String options, List<Program> programs) {
            this.jdk = jdk;
            this.options = options;
            this.programs = programs;
        }

        JsonNode report() throws Exception {
            if (report == null) {
                ChildJvm jvm = ChildJvm.on(jdk);
                ChildJvm.Ended ended = (options.isEmpty() ? jvm.withAgent() : jvm.withAgent(options))
                        .run(
                                "example.RunPrograms",
                                programs.stream().map(Program::className).toArray(String[]::new));
                assertEquals(0, ended.status(), ended::toString);
                report = ended.report();
            }
            return report;
        }
    }
}
