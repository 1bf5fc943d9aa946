/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.apps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes wrong in the application, and the JDK that is not as expected: the application notices no agent, and the agent says what it lost. */
class FaultsTest {
    /** The agent's own thread may look at some of these threads just then; it was all of them. */
    @ParameterizedTest(name = "JDK {0}")
    @ValueSource(ints = {17, 21, 25})
    void a_thread_that_reads_a_jar_is_made_to_load_nothing(int feature) throws Exception {
        ChildJvm.Ended ended = ChildJvm.on(Jdk.require(feature))
                .withAgent("threshold=1ns", "cpu-budget=1000")
                .run("example.isolation.ReadsJars");
        assertEquals(0, ended.status(), ended::toString);
        assertTrue(Integer.parseInt(ended.out().strip()) < 20, ended::toString);
    }

    @ParameterizedTest(name = "JDK {0}")
    @ValueSource(ints = {17, 21, 25})
    void the_end_of_the_stack(int feature) throws Exception {
        ChildJvm.Ended with = same(feature, "example.isolation.ExhaustedStack");
        assertEquals(1, detectors(with, "ParkedWorker"), with::toString);
        assertTrue(with.report().path("dropped").path("facts").asLong() > 0, with::toString);
        assertTrue(notes(with).contains("near the end of its stack"), with::toString);
    }

    /** Code that looks at a wait is loaded while others wait, too: neither may wait for the other. */
    @ParameterizedTest(name = "JDK {0}")
    @ValueSource(ints = {17, 21, 25})
    void the_first_waits_of_many_threads(int feature) throws Exception {
        Jdk jdk = Jdk.require(feature);
        for (int i = 0; i < 5; i++) { // each start of a JVM is one chance to meet
            ChildJvm.Ended ended = ChildJvm.on(jdk)
                    .withAgent("threshold=1ns", "cpu-budget=1000")
                    .run("example.isolation.FirstWaits");
            assertEquals(0, ended.status(), ended::toString);
            assertEquals("all have waited" + System.lineSeparator(), ended.out(), ended::toString);
        }
    }

    @ParameterizedTest(name = "JDK {0}")
    @ValueSource(ints = {17, 21, 25})
    void the_folder_of_the_report_goes_away(int feature) throws Exception {
        ChildJvm jvm = ChildJvm.on(Jdk.require(feature));
        Path folder = Files.createTempDirectory(jvm.directory(), "gone");
        String report = folder.resolve("report.json").toString();
        ChildJvm.Ended ended = jvm.withAgentWritingTo(report, "report-interval=1s")
                .run("example.isolation.FolderTakenAway", folder.toString());
        assertEquals(0, ended.status(), ended::toString);
        assertEquals("gone" + System.lineSeparator(), ended.out(), ended::toString);
        assertTrue(ended.err().contains("the report could not be written"), ended::toString);
        assertEquals(2, ended.err().split("the report cannot be written to", -1).length, ended::toString);
    }

    /** Later releases have no Thread.stop. */
    @Test
    void stopped_threads() throws Exception {
        same(17, "example.isolation.StoppedThreads");
    }

    /** The JVM starts, and whatever is still found where the agent looks for it goes on working. */
    @ParameterizedTest(name = "JDK {0}")
    @ValueSource(ints = {17, 21, 25})
    void a_jdk_that_is_not_as_expected(int feature) throws Exception {
        Jdk jdk = Jdk.require(feature);
        ChildJvm jvm = ChildJvm.on(jdk);
        Path patch = Files.createTempDirectory(jvm.directory(), "patch"); // that of an earlier run may be there
        PatchedJdk.rename(jdk, patch, "java/util/concurrent/FutureTask", "awaitDone", "awaitDona");
        PatchedJdk.rename(jdk, patch, "java/util/concurrent/FutureTask", "waiters", "waitors");
        PatchedJdk.rename(jdk, patch, "java/util/concurrent/ThreadPoolExecutor", "addWorker", "addWorkor");
        Path cache = jvm.directory().resolve("woven");
        jvm.jvm("--patch-module", "java.base=" + patch).withAgent("weave-cache=" + cache);
        knowsWhatIsMissing(jvm);
        assertTrue(Files.exists(cache));
        knowsWhatIsMissing(jvm); // also where the classes that could be woven as planned come from the file
    }

    private static void knowsWhatIsMissing(ChildJvm jvm) throws Exception {
        ChildJvm.Ended ended = jvm.run("example.isolation.UnknownJdk");
        assertEquals(0, ended.status(), ended::toString);
        assertEquals("java.lang.IllegalStateException: mine" + System.lineSeparator(), ended.out(), ended::toString);
        assertEquals(1, detectors(ended, "ParkedWorker"), ended::toString);
        String notes = notes(ended);
        for (String said : List.of(
                "FutureTask has no method awaitDone", "TaskFailed", "ThreadPoolExecutor has no method addWorker")) {
            assertTrue(notes.contains(said), ended::toString);
        }
    }

    @ParameterizedTest(name = "JDK {0}")
    @ValueSource(ints = {17, 21, 25})
    void a_run_time_image_without_jfr(int feature) throws Exception {
        ChildJvm.Ended ended = ChildJvm.on(Jdk.require(feature))
                .jvm(
                        "--limit-modules",
                        "java.base,java.instrument,java.management,jdk.management,java.logging,java.sql")
                .withAgent()
                .run("example.parkedworker.FaultyPollsAfterIdleTimes");
        assertEquals(0, ended.status(), ended::toString);
        assertEquals(1, detectors(ended, "ParkedWorker"), ended::toString);
        assertTrue(notes(ended).contains("JFR is not available"), ended::toString);
    }

    /** Only 17 has security managers that do something by default. */
    @Test
    void a_security_manager_without_a_word_about_the_agent() throws Exception {
        ChildJvm.Ended ended = underSecurityManager("");
        assertTrue(ended.err().contains("the policy has to grant java.security.AllPermission"), ended::toString);
    }

    @Test
    void a_security_manager_that_grants_the_agent_its_rights() throws Exception {
        ChildJvm.Ended ended = underSecurityManager(
                "grant codeBase \"" + ChildJvm.AGENT.toUri() + "\" { permission java.security.AllPermission; };");
        assertEquals(1, detectors(ended, "ParkedWorker"), ended::toString);
        assertEquals("", notes(ended), ended::toString);
    }

    private static ChildJvm.Ended underSecurityManager(String grant) throws Exception {
        ChildJvm jvm = ChildJvm.on(Jdk.require(17));
        Path policy = jvm.directory().resolve("app.policy");
        Files.writeString(policy, "grant { permission java.lang.RuntimePermission \"modifyThread\"; };\n" + grant);
        ChildJvm.Ended ended = jvm.jvm("-Djava.security.manager", "-Djava.security.policy=" + policy)
                .withAgent()
                .run("example.isolation.UnknownJdk");
        assertEquals(0, ended.status(), ended::toString);
        assertEquals("java.lang.IllegalStateException: mine" + System.lineSeparator(), ended.out(), ended::toString);
        return ended;
    }

    /** Runs it with and without the agent, which must not make a difference; gives the run with. */
    private static ChildJvm.Ended same(int feature, String program) throws Exception {
        Jdk jdk = Jdk.require(feature);
        ChildJvm.Ended without = ChildJvm.on(jdk).run(program);
        ChildJvm.Ended with = ChildJvm.on(jdk).withAgent("threshold=1ms").run(program);
        assertEquals(0, without.status(), without::toString);
        assertEquals(without.out(), with.out(), with::toString);
        assertEquals(0, with.status(), with::toString);
        return with;
    }

    /** Findings of this detector at lines of {@code main}, where each program ends with what is to be found. */
    private static long detectors(ChildJvm.Ended ended, String name) throws Exception {
        long count = 0;
        for (var finding : ended.report().path("findings")) {
            if (finding.path("detector").asText().equals(name)
                    && finding.path("site").path("method").asText().startsWith("lambda$main$")) {
                count++;
            }
        }
        return count;
    }

    private static String notes(ChildJvm.Ended ended) throws Exception {
        List<String> notes = new ArrayList<>();
        ended.report().path("notes").forEach(note -> notes.add(note.asText()));
        return String.join("\n", notes);
    }
}
