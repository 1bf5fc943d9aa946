/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.apps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.tools.attach.VirtualMachine;
import example.isolation.ClassBytes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands that talk to a running agent, against the shop under load: status, top, detach. */
class LiveCommandsTest {
    private static final int REQUESTS = 100_000;

    @ParameterizedTest(name = "JDK {0}")
    @ValueSource(ints = {17, 21, 25})
    void status_top_and_detach(int feature) throws Exception {
        Jdk jdk = Jdk.require(feature);
        // On 17 JFR writes code of its own into classes for I/O when it starts, and leaves it there; here it has done
        // so.
        ChildJvm jvm = ChildJvm.on(jdk).jvm("-XX:StartFlightRecording=settings=default");
        try (ChildJvm.Running shop = jvm.start("example.shop.FaultyShop", Integer.toString(REQUESTS))) {
            shop.await("out.txt", "listening");
            String pid = Long.toString(shop.process().pid());
            ChildJvm.Ended none = viewer("status", pid);
            assertEquals(3, none.status(), none::toString);
            assertTrue(none.err().contains("No Parkwarden agent watches process " + pid), none::toString);
            Path originals = bytes(shop, "all");

            ChildJvm.Ended attached = viewer("attach", pid, "--duration", "2s", "--keep", "--format", "json");
            assertEquals(0, attached.status(), attached::toString);
            Path woven = bytes(shop, "all");
            ChildJvm.Ended status = viewer("status", pid, "--format", "json");
            assertEquals(0, status.status(), status::toString);
            assertEquals(pid, value(status, "pid"));
            assertEquals("while the JVM ran", value(status, "came"));

            ChildJvm.Ended once = viewer("top", pid, "--once");
            assertEquals(0, once.status(), once::toString);
            assertTrue(once.out().contains("shop-http") && once.out().contains("POOL"), once::toString);
            assertTrue(!once.out().contains("\u001b"), once::toString);
            refreshes(pid);

            bytes(shop, "watch");
            ChildJvm.Ended detached = viewer("detach", pid, "--format", "json");
            assertEquals(0, detached.status(), detached::toString);
            JsonNode last = new ObjectMapper().readTree(detached.out());
            assertEquals(
                    pid, last.get("run").get("pid").asText(), "standard output has the last report and nothing else");
            Path restored = bytes(shop, "seen");
            check(jdk, restored, originals, woven);
            assertEquals(List.of(), threads(jdk, pid));
            assertEquals(3, viewer("status", pid).status());
            assertEquals(3, viewer("detach", pid).status());
            assertTrue(shop.process().isAlive());
        }
    }

    /**
     * Each class that the agent had woven has the code again that it had before the agent came. Code is compared, not
     * the file: JDK 17 gives a class another constant pool with each redefinition, whatever the agents say.
     */
    private static void check(Jdk jdk, Path restored, Path originals, Path woven) throws Exception {
        List<String> names = names(restored);
        names.retainAll(names(originals)); // a class may have been loaded after the originals were asked for
        assertTrue(names.size() > 15, () -> "the agent weaves more classes than " + names);
        Map<String, String> before = code(jdk, originals, names);
        Map<String, String> meanwhile = code(jdk, woven, names);
        Map<String, String> after = code(jdk, restored, names);
        for (String name : names) {
            assertNotEquals(before.get(name), meanwhile.get(name), name);
            assertEquals(before.get(name), after.get(name), name);
        }
    }

    private static List<String> names(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return new ArrayList<>(
                    files.map(file -> file.getFileName().toString()).sorted().toList());
        }
    }

    /** What javap prints of each class, without the numbers of constants. */
    private static Map<String, String> code(Jdk jdk, Path folder, List<String> names) throws Exception {
        List<String> arguments = new ArrayList<>(List.of("-p", "-c"));
        names.forEach(name -> arguments.add(folder.resolve(name).toString()));
        String all = ChildJvm.on(jdk)
                .command("javap", arguments.toArray(String[]::new))
                .out();
        String[] parts = all.split("(?m)^Compiled from .*$", -1);
        assertEquals(names.size() + 1, parts.length, "one part for each class");
        Map<String, String> code = new HashMap<>();
        for (int i = 0; i < names.size(); i++) {
            code.put(names.get(i), parts[i + 1].replaceAll("#\\d+", "#"));
        }
        return code;
    }

    /** Two looks and more come from one load of the agent; the end of top leaves no folder behind. */
    private static void refreshes(String pid) throws Exception {
        ChildJvm jvm = ChildJvm.on(Jdk.running());
        Path folder = Files.createDirectories(jvm.directory().resolve("tmp"));
        try (ChildJvm.Running top =
                jvm.jvm("-Djava.io.tmpdir=" + folder).startViewer("top", pid, "--interval", "1s", "--format", "json")) {
            long looks = 0;
            long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
            while (looks < 3 && System.nanoTime() < end) {
                looks = Files.readString(jvm.directory().resolve("out.txt"))
                        .lines()
                        .count();
                Thread.sleep(20); // polls; the condition, not the time, decides
            }
            assertTrue(looks >= 3, () -> "looks");
            top.process().destroy();
            assertTrue(top.process().waitFor(2, TimeUnit.MINUTES));
            JsonNode first = new ObjectMapper()
                    .readTree(Files.readString(jvm.directory().resolve("out.txt"))
                            .lines()
                            .findFirst()
                            .orElseThrow());
            assertEquals(pid, first.path("run").path("pid").asText());
        }
        try (var left = Files.list(folder)) {
            assertEquals(
                    List.of(),
                    left.map(path -> path.getFileName().toString())
                            .filter(name -> name.startsWith("parkwarden-report"))
                            .toList());
        }
    }

    @ParameterizedTest(name = "JDK {0}")
    @ValueSource(ints = {17, 21, 25})
    void an_agent_of_another_version_is_left_alone(int feature) throws Exception {
        ChildJvm jvm = ChildJvm.on(Jdk.require(feature));
        Path other = otherVersion(jvm.directory().resolve("other.jar"));
        jvm.jvm("-javaagent:" + other + "=report=" + jvm.report());
        try (ChildJvm.Running shop = jvm.start("example.shop.FaultyShop", Integer.toString(REQUESTS))) {
            shop.await("out.txt", "listening");
            String pid = Long.toString(shop.process().pid());
            for (List<String> command : List.of(
                    List.of("status", pid),
                    List.of("top", pid, "--once"),
                    List.of("detach", pid),
                    List.of("attach", pid, "--duration", "1s"))) {
                ChildJvm.Ended refused = viewer(command.toArray(String[]::new));
                assertEquals(3, refused.status(), refused::toString);
                assertTrue(refused.err().contains("is version 9.9.9"), refused::toString);
                assertTrue(refused.err().contains("Use the parkwarden.jar of version 9.9.9"), refused::toString);
                assertNotEquals(List.of(), threads(Jdk.require(feature), pid), "it watches on");
            }
        }
    }

    private static ChildJvm.Ended viewer(String... arguments) throws Exception {
        return ChildJvm.on(Jdk.running()).viewer(arguments);
    }

    private static String value(ChildJvm.Ended status, String what) throws IOException {
        for (JsonNode row : new ObjectMapper().readTree(status.out())) {
            if (row.path("what").asText().equals(what)) {
                return row.path("value").asText();
            }
        }
        throw new AssertionError("no " + what + " in " + status);
    }

    private static List<String> threads(Jdk jdk, String pid) throws Exception {
        return ChildJvm.on(jdk)
                .command("jcmd", pid, "Thread.print")
                .out()
                .lines()
                .filter(line -> line.startsWith("\"Parkwarden"))
                .toList();
    }

    /** A folder with the class files that {@link ClassBytes} was shown. */
    private static Path bytes(ChildJvm.Running jvm, String command) throws Exception {
        Path folder = ChildJvm.on(Jdk.running()).directory();
        Path jar = probe(folder.resolve("probe.jar"));
        Path files = Files.createDirectories(folder.resolve("classes-" + System.nanoTime()));
        VirtualMachine vm = VirtualMachine.attach(Long.toString(jvm.process().pid()));
        try {
            vm.loadAgent(jar.toString(), command + "=" + files);
        } finally {
            vm.detach();
        }
        return files;
    }

    /** The class itself comes from the programs' class path. */
    private static Path probe(Path jar) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Agent-Class", ClassBytes.class.getName());
        manifest.getMainAttributes().putValue("Can-Retransform-Classes", "true");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
            out.finish();
        }
        return jar;
    }

    /** The agent as a later release would be, by its manifest. */
    private static Path otherVersion(Path copy) throws IOException {
        try (JarFile jar = new JarFile(ChildJvm.AGENT.toFile())) {
            Manifest manifest = new Manifest(jar.getManifest());
            manifest.getMainAttributes().put(Attributes.Name.IMPLEMENTATION_VERSION, "9.9.9");
            try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(copy), manifest)) {
                for (JarEntry entry : jar.stream().toList()) {
                    if (entry.isDirectory() || entry.getName().equals(JarFile.MANIFEST_NAME)) {
                        continue;
                    }
                    out.putNextEntry(new JarEntry(entry.getName()));
                    try (InputStream in = jar.getInputStream(entry)) {
                        in.transferTo(out);
                    }
                    out.closeEntry();
                }
            }
        }
        return copy;
    }
}
