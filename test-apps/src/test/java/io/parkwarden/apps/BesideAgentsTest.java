/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.apps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Other agents do their part beside this one, and this one does its own, whichever the JVM starts first. Those that trace
 * change what the JVM loads more than all others, so one of them is there each time with the rest of them.
 */
class BesideAgentsTest {
    private static final Path AGENTS = Path.of("target", "other-agents").toAbsolutePath();

    @ParameterizedTest(name = "JDK {0}, OpenTelemetry, BlockHound, JaCoCo, Mockito {1}")
    @CsvSource({"17,before", "17,after", "21,before", "21,after", "25,before", "25,after"})
    void opentelemetry_blockhound_jacoco_mockito(int feature, String order) throws Exception {
        ChildJvm jvm = ChildJvm.on(Jdk.require(feature));
        Path executed = jvm.directory().resolve("jacoco.exec");
        List<String> others = new ArrayList<>(List.of(
                agent("opentelemetry-javaagent.jar"),
                agent("blockhound.jar"),
                agent("jacoco.jar") + "=includes=example.*,destfile=" + executed));
        others.add("-javaagent:"
                + Path.of("target", "program-libraries", "mockito", "mockito-core.jar")
                        .toAbsolutePath());
        start(jvm, order, others)
                .jvm(
                        "-Dotel.traces.exporter=logging",
                        "-Dotel.metrics.exporter=none",
                        "-Dotel.logs.exporter=none",
                        "-XX:+AllowRedefinitionToAddDeleteMethods");
        ChildJvm.Ended ended = run(jvm, "blockhound", "mockito");
        assertTrue(ended.err().contains("'GET' : "), () -> "no span: " + ended);
        assertTrue(
                new String(Files.readAllBytes(executed), StandardCharsets.ISO_8859_1)
                        .contains("example/isolation/BesideAgents"),
                () -> executed + " lacks the class");
    }

    @ParameterizedTest(name = "JDK {0}, Elastic APM {1}")
    @CsvSource({"17,before", "17,after", "21,before", "21,after", "25,before", "25,after"})
    void elastic(int feature, String order) throws Exception {
        ChildJvm jvm = ChildJvm.on(Jdk.require(feature));
        start(jvm, order, List.of(agent("elastic-apm-agent.jar")))
                .jvm(
                        "-Delastic.apm.disable_send=true",
                        "-Delastic.apm.log_level=DEBUG",
                        "-Delastic.apm.service_name=stock",
                        "-Delastic.apm.instrument_ancient_bytecode=true");
        ChildJvm.Ended ended = run(jvm);
        assertTrue(ended.out().contains("Tracer switched to RUNNING state"), ended::toString);
    }

    private static String agent(String jar) {
        return "-javaagent:" + AGENTS.resolve(jar);
    }

    private static ChildJvm start(ChildJvm jvm, String order, List<String> others) throws Exception {
        if (order.equals("before")) {
            return jvm.jvm(others.toArray(String[]::new)).withAgent();
        }
        return jvm.withAgent().jvm(others.toArray(String[]::new));
    }

    private static ChildJvm.Ended run(ChildJvm jvm, String... names) throws Exception {
        ChildJvm.Ended ended = jvm.libraries("mockito").run("example.isolation.BesideAgents", names);
        assertEquals(0, ended.status(), ended::toString);
        for (String name : names) {
            assertTrue(ended.out().contains(name + " works"), ended::toString);
        }
        List<String> found = new ArrayList<>();
        ended.report()
                .path("findings")
                .forEach(finding -> found.add(finding.path("detector").asText() + " "
                        + finding.path("site").path("class").asText()));
        assertTrue(found.contains("UnobservedFailure example.isolation.BesideAgents"), found::toString);
        assertTrue(
                found.stream()
                        .anyMatch(one -> one.matches("(SyncOverAsync|ParkedWorker) example.isolation.BesideAgents")),
                found::toString);
        assertEquals("[]", ended.report().path("notes").toString());
        return ended;
    }
}
