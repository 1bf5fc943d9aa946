/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.apps;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The agent is attached to a JVM in which the asynchronous libraries are loaded and have worked. Their failures are
 * followed all the same: each Faulty program that uses one is named at its line, and no Sound one is.
 */
class LateLibrariesTest {
    private static final Pattern USES_LIBRARY = Pattern.compile(
            "^import (io\\.netty|reactor|io\\.reactivex|com\\.google\\.common|io\\.vertx)\\.", Pattern.MULTILINE);

    /** One of each library at least, or the test would pass without it. */
    private static final int FAULTY_AT_LEAST = 9;

    @ParameterizedTest(name = "JDK {0}")
    @ValueSource(ints = {17, 21, 25})
    @Timeout(240)
    void failures_in_libraries_that_were_loaded_before_the_attach_are_named(int feature) throws Exception {
        Jdk jdk = Jdk.require(feature);
        List<Program> programs = Program.in("example.unobservedfailure").stream()
                .filter(program -> !program.alone() && program.libraries().isEmpty() && program.since() <= feature)
                .filter(LateLibrariesTest::usesLibrary)
                .toList();
        assertTrue(programs.stream().filter(Program::faulty).count() >= FAULTY_AT_LEAST, programs::toString);

        ChildJvm jvm = ChildJvm.on(jdk);
        ChildJvm.Ended ended;
        try (ChildJvm.Running running = jvm.start(
                "example.RunTwice", programs.stream().map(Program::className).toArray(String[]::new))) {
            running.await("out.txt", "ran once");
            VirtualMachine vm =
                    VirtualMachine.attach(Long.toString(running.process().pid()));
            try {
                vm.loadAgent(ChildJvm.AGENT.toString(), "command=start,report=" + jvm.report());
            } finally {
                vm.detach();
            }
            ended = running.end();
        }

        assertEquals(0, ended.status(), ended::toString);
        JsonNode report = ended.report();
        assertAll(programs.stream()
                .<Executable>map(program -> () -> assertEquals(
                        program.expected(feature), program.found(report), () -> program.simpleName() + ": " + report)));
        assertEquals(List.of(), unwoven(report));
    }

    private static List<String> unwoven(JsonNode report) {
        return StreamSupport.stream(report.path("notes").spliterator(), false)
                .map(JsonNode::asText)
                .filter(note -> note.contains("woven"))
                .toList();
    }

    private static boolean usesLibrary(Program program) {
        try (Stream<Path> files = Files.walk(Path.of("src", "main", "java"))) {
            Path source = files.filter(
                            file -> file.endsWith(Path.of(program.className().replace('.', '/') + ".java")))
                    .findFirst()
                    .orElseThrow();
            return USES_LIBRARY.matcher(Files.readString(source)).find();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
