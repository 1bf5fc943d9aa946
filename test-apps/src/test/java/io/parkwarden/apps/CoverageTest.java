/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.apps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import example.coverage.Operation;
import example.coverage.Operation.Seen;
import example.coverage.Sheet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Performs every operation of the coverage sheet on three kinds of worker and compares what the agent told with what the
 * sheet says: the line, the kind of wait and the means. The page docs/coverage.md is the sheet.
 */
class CoverageTest {
    private static final Path PAGE = Path.of("..", "docs", "coverage.md");
    private static final Path SOURCES = Path.of("src", "main", "java", "example", "coverage");
    private static final String MARKER = "// waits: ";
    private static final List<String> JDKS =
            List.of(System.getProperty("pairs.jdks", "17,21,25").split(","));

    /** How the workers' threads are called. */
    private static final Map<String, String> WORKERS =
            Map.of("common pool", "ForkJoinPool.commonPool-worker", "fixed pool", "bounded-", "event loop", "loop");

    @Test
    void page_is_the_sheet() throws IOException {
        String expected = page();
        if (Boolean.getBoolean("coverage.write")) {
            Files.writeString(PAGE, expected);
        }
        assertEquals(expected, Files.readString(PAGE), "write it with -Dcoverage.write=true");
    }

    @TestFactory
    Stream<DynamicNode> sees_what_the_sheet_says() {
        return Jdk.FEATURES.stream()
                .filter(feature -> JDKS.contains(feature.toString()))
                .map(feature -> dynamicContainer(
                        "JDK " + feature,
                        Stream.concat(
                                Stream.of(dynamicTest("JDK " + feature + " is here", () -> Jdk.require(feature))),
                                Jdk.find(feature).stream().flatMap(CoverageTest::on))));
    }

    private static Stream<DynamicNode> on(Jdk jdk) {
        Map<Operation.Mode, Run> runs = new EnumMap<>(Operation.Mode.class);
        int feature = jdk.version().feature();
        return Sheet.all().stream()
                .filter(operation -> operation.performedOn(feature))
                .map(operation -> dynamicTest(operation.name() + " on " + jdk, () -> {
                    Run run = runs.computeIfAbsent(operation.mode(), mode -> new Run(jdk, mode));
                    assertEquals(expected(operation, feature), run.told(operation));
                }));
    }

    private static Map<String, String> expected(Operation operation, int jdk) {
        Map<String, String> expected = new HashMap<>();
        if (operation.on(jdk) != Seen.NOT) {
            WORKERS.keySet()
                    .forEach(worker -> expected.put(
                            worker,
                            operation.kind() + " by " + operation.on(jdk).word()));
        }
        return expected;
    }

    /** The run of all operations of one mode in one JVM, made when it is first asked. */
    private static final class Run {
        private final Jdk jdk;
        private final Operation.Mode mode;
        private List<Told> told;
        private String failure;

        Run(Jdk jdk, Operation.Mode mode) {
            this.jdk = jdk;
            this.mode = mode;
        }

        /** What was told at the operation's line, by kind of worker. */
        Map<String, String> told(Operation operation) throws Exception {
            if (told == null) {
                assertEquals(null, failure, "the run failed before");
                failure = "it did not end";
                told = run();
            }
            Place place = places().get(operation.name());
            assertTrue(place != null, "no line is marked with " + MARKER + operation.name());
            Map<String, String> byWorker = new HashMap<>();
            for (Told one : told) {
                if (!place.holds(one)) {
                    continue;
                }
                WORKERS.forEach((worker, thread) -> {
                    String what = one.kind + " by " + one.means;
                    if (one.thread.startsWith(thread) && !what.equals(byWorker.get(worker))) {
                        byWorker.merge(worker, what, (a, b) -> a.startsWith(operation.kind() + " by ") ? a : b);
                    }
                });
            }
            return byWorker;
        }

        private List<Told> run() throws Exception {
            boolean quick = mode == Operation.Mode.QUICK;
            ChildJvm jvm = ChildJvm.on(jdk).withAgent("threshold=" + (quick ? "100ns" : "10ms"), "cpu-budget=1000");
            Path recording = jvm.directory().resolve("waits.jfr");
            jvm.jvm("-XX:StartFlightRecording:filename=" + recording
                    + ",settings=none,+parkwarden.Wait#enabled=true,+parkwarden.Wait#threshold=0ns");
            if (mode == Operation.Mode.PREVIEW) {
                jvm.jvm("--enable-preview");
            }
            if (jdk.version().feature() >= 25) {
                jvm.jvm("--enable-native-access=ALL-UNNAMED");
            }
            ChildJvm.Ended ended = jvm.jvm("-Dsun.net.inetaddr.ttl=0").run("example.coverage.RunSheet", mode.name());
            assertEquals(0, ended.status(), ended::toString);
            List<Told> read = new ArrayList<>();
            try (RecordingFile events = new RecordingFile(recording)) {
                while (events.hasMoreEvents()) {
                    RecordedEvent event = events.readEvent();
                    if (event.getEventType().getName().equals("parkwarden.Wait")) {
                        read.add(Told.of(event));
                    }
                }
            }
            return read;
        }
    }

    /** A wait that the agent told. */
    private record Told(String site, String kind, String means, String thread) {
        static Told of(RecordedEvent event) {
            Seen means = switch (event.getString("seenBy")) {
                case "hook" -> Seen.HOOK;
                case "looks" -> Seen.LOOKS;
                default -> Seen.EVENT;
            };
            return new Told(event.getString("site"), event.getString("kind"), means.word(), event.getString("waiter"));
        }
    }

    /** The statement that has to be named. */
    private record Place(String file, int from, int to) {
        boolean holds(Told told) {
            for (int line = from; line <= to; line++) {
                if (told.site.endsWith("(" + file + ":" + line + ")")) {
                    return true;
                }
            }
            return false;
        }
    }

    private static Map<String, Place> places() throws IOException {
        Map<String, Place> places = new HashMap<>();
        try (Stream<Path> files = Files.list(SOURCES)) {
            for (Path file : files.toList()) {
                List<String> lines = Files.readAllLines(file);
                for (int i = 0; i < lines.size(); i++) {
                    String line = lines.get(i).strip();
                    if (line.startsWith(MARKER)) {
                        places.put(
                                line.substring(MARKER.length()),
                                new Place(file.getFileName().toString(), i + 2, Program.endOfStatement(lines, i + 1)));
                    }
                }
            }
        }
        return places;
    }

    private static String page() {
        StringBuilder page = new StringBuilder("""
                # Coverage

                Every blocking operation of the JDK, and by which means the agent sees it on a thread of the common pool, of a fixed pool and of
                an event loop. Generated from `example.coverage.Sheet` in test-apps; `CoverageTest` performs each operation on each kind of thread
                and JDK, and compares kind, means and line with this page.

                - **hook**: a woven method of the JDK ([how-it-works.md](how-it-works.md#what-is-hooked)).
                - **JDK event**: an event that the agent streams from JFR; until JFR delivers, the sampler sees sleep, `Object.wait` and monitors.
                - **looks**: the agent looks at the workers from outside and finds the thread asleep in native code
                  ([how-it-works.md](how-it-works.md#native-code)): on Linux, from about 60 ms on.
                - **not seen**: no means is known; the reason is beside it, and each report says so under `coverage`.

                Operations that nothing on an ordinary machine slows down, such as `Files.exists`, are performed with a threshold of 100 ns.
                """);
        String group = "";
        for (Operation operation : Sheet.all()) {
            if (!operation.group().equals(group)) {
                group = operation.group();
                page.append("\n## ")
                        .append(group)
                        .append("\n\n| operation | told as | 17 | 21 | 25 | |\n|---|---|---|---|---|---|\n");
            }
            page.append("| ")
                    .append(operation.name())
                    .append(" | `")
                    .append(operation.kind())
                    .append("` | ")
                    .append(operation.on17().word())
                    .append(" | ")
                    .append(operation.on21().word())
                    .append(" | ")
                    .append(operation.on25().word())
                    .append(" | ")
                    .append(operation.note())
                    .append(" |\n");
        }
        return page.toString();
    }
}
