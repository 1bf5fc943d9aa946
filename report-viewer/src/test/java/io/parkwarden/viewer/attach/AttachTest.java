/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.viewer.attach;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.parkwarden.viewer.Problem;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes wrong before the agent can answer, on real processes. */
class AttachTest {
    private final List<Process> children = new ArrayList<>();

    @TempDir
    private Path folder;

    @AfterEach
    void end() throws InterruptedException {
        for (Process child : children) {
            child.destroyForcibly().waitFor();
        }
    }

    @Test
    void a_process_that_is_no_jvm_is_refused_and_lives_on() throws IOException {
        Assumptions.assumeTrue(Files.isExecutable(Path.of("/bin/cat")), "no /bin/cat to attach to");
        Process cat = start("/bin/cat");
        Problem problem = assertThrows(Problem.class, () -> Target.of(cat.pid()));
        assertTrue(problem.sentence().contains("is not a JVM"), problem.sentence());
        assertEquals(Problem.NO_DATA, problem.exitCode());
        assertTrue(cat.isAlive());
    }

    @Test
    void a_jvm_that_forbids_to_attach() throws IOException {
        Process jvm = jvm("-XX:+DisableAttachMechanism");
        Problem problem = assertThrows(Problem.class, () -> Target.of(jvm.pid()));
        assertTrue(problem.sentence().contains("-XX:+DisableAttachMechanism"), problem.sentence());
        assertTrue(problem.wayOut().contains("-javaagent:"), problem.wayOut());
    }

    @Test
    void a_jvm_that_takes_no_agents() throws IOException {
        Process jvm = jvm("-XX:-EnableDynamicAgentLoading");
        Problem problem = assertThrows(Problem.class, () -> Target.of(jvm.pid()).send(emptyAgent(), "command=start"));
        assertTrue(problem.sentence().contains("-XX:-EnableDynamicAgentLoading"), problem.sentence());
        assertTrue(problem.wayOut().contains("-javaagent:"), problem.wayOut());
    }

    @Test
    void an_agent_that_fails_to_start() throws IOException {
        Process jvm = jvm("-Xshare:auto");
        Problem problem = assertThrows(Problem.class, () -> Target.of(jvm.pid()).send(emptyAgent(), "command=start"));
        assertTrue(problem.sentence().contains("could not start there"), problem.sentence());
    }

    @Test
    void a_running_jvm_is_found_by_its_name() throws IOException {
        Process jvm = jvm("-Xshare:auto");
        List<RunningJvm> running = RunningJvm.list();
        RunningJvm found =
                running.stream().filter(r -> r.pid() == jvm.pid()).findFirst().orElseThrow();
        assertEquals(Waiting.class.getName(), found.mainClass());
        assertEquals(jvm.pid(), RunningJvm.find("AttachTest$Waiting", List.of(found)));
        assertEquals(jvm.pid(), RunningJvm.find(Waiting.class.getName(), List.of(found)));
    }

    @Test
    void a_name_that_fits_none_or_several_lists_them() {
        List<RunningJvm> running = List.of(new RunningJvm(1, "a.Shop"), new RunningJvm(2, "b.Shop"));
        Problem several = assertThrows(Problem.class, () -> RunningJvm.find("Shop", running));
        assertEquals("2 running JVMs have the main class Shop: 1 a.Shop, 2 b.Shop.", several.sentence());
        Problem none = assertThrows(Problem.class, () -> RunningJvm.find("Bank", running));
        assertEquals("Running are: 1 a.Shop, 2 b.Shop.", none.wayOut());
        assertEquals(2, RunningJvm.find("b.Shop", running));
        assertEquals(17, RunningJvm.find("17", running));
    }

    @Test
    void a_jar_is_named_without_its_folder() {
        assertEquals("shop.jar", RunningJvm.mainClass("/srv/app/shop.jar --port 80"));
        assertEquals("com.example.Shop", RunningJvm.mainClass("com.example.Shop /secret"));
    }

    @Test
    void answers_are_told_apart() {
        Answer ok = Answer.of("ok 0.1.0 already watching; report: /tmp/a b.json", 1);
        assertTrue(ok.ok() && ok.alreadyWatching());
        assertEquals(Path.of("/tmp/a b.json"), ok.report());
        assertNull(Answer.of("ok 0.1.0 already watching; report: none", 1).report());
        Answer refused = Answer.of("refused 0.2.0 another version watches", 1);
        assertTrue(!refused.ok() && refused.version().equals("0.2.0"));
        assertThrows(Problem.class, () -> Answer.of(null, 1));
        assertThrows(Problem.class, () -> Answer.of("hello", 1));
    }

    @Test
    void a_jvm_with_other_mounts_is_met_in_a_folder_of_its_own() throws IOException {
        Assumptions.assumeTrue(
                Files.isExecutable(Path.of("/usr/bin/unshare"))
                        && System.getProperty("user.name").equals("root"),
                "only root can give a process mounts of its own");
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String classes = Path.of("target", "test-classes").toAbsolutePath().toString();
        Process contained = start(
                "/usr/bin/unshare",
                "--mount",
                "sh",
                "-c",
                "mount -t tmpfs tmpfs /tmp && exec \"$0\" -Djava.io.tmpdir=/tmp -cp \"$1\" \"$2\"",
                java,
                classes,
                Waiting.class.getName());
        Assumptions.assumeTrue("ready".equals(contained.inputReader().readLine()), "this machine gives no mounts");

        MeetingPlace place = MeetingPlace.with(contained.pid());

        assertEquals(Path.of("/tmp"), place.theirs());
        Path ours = Files.createTempFile(place.ours(), "parkwarden", ".test");
        assertTrue(Files.notExists(place.asTheyNameIt(ours)), "it would be the viewer's own folder");
        assertEquals(Path.of("/tmp").resolve(ours.getFileName()), place.asTheyNameIt(ours));
    }

    @Test
    void a_jvm_beside_the_viewer_is_met_in_the_usual_folder() {
        Path temporary = Path.of(System.getProperty("java.io.tmpdir")).toAbsolutePath();

        assertEquals(
                new MeetingPlace(temporary, temporary),
                MeetingPlace.with(ProcessHandle.current().pid()));
    }

    @Test
    void commas_in_values_are_escaped() {
        assertEquals("a=1\\,2,b=3", RunningAgent.join(List.of("a=1,2", "b=3")));
    }

    /** A JVM that waits until its input ends. */
    static final class Waiting {
        public static void main(String[] args) throws IOException {
            System.out.println("ready");
            System.out.println(System.in.read());
        }
    }

    private Process jvm(String flag) throws IOException {
        Process jvm = start(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                flag,
                "-cp",
                Path.of("target", "test-classes").toString(),
                Waiting.class.getName());
        BufferedReader output = jvm.inputReader();
        assertEquals("ready", output.readLine());
        return jvm;
    }

    private Process start(String... command) throws IOException {
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        children.add(process);
        return process;
    }

    /** A jar that names an agent class it does not have. */
    private Path emptyAgent() throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Agent-Class", "none.Such");
        Path jar = folder.resolve("agent.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
            out.finish();
        }
        return jar.toAbsolutePath();
    }
}
