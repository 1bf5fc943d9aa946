/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.apps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import example.Load;
import io.parkwarden.detectors.Detectors;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/**
 * Runs every program under the agent on every JDK. At exactly the marked lines of a Faulty program there has to be a
 * finding above info, or one of a detector that gives information only; a Sound program has no marked line. Programs of a detector with the same options share a JVM, unless
 * they say that they need one of their own. {@code -Dpairs.programs=regex} and {@code -Dpairs.jdks=17,25} choose some;
 * {@code -Dpairs.alone=true} gives each a JVM of its own, started by its own main method as its user would: slower, and
 * it finds what a program can be told only after others have warmed the JVM.
 */
class PairsTest {
    private static final Pattern PROGRAMS = Pattern.compile(System.getProperty("pairs.programs", ".*"));
    private static final int AGAIN = 2;
    private static final String JDKS = System.getProperty("pairs.jdks", "17,21,25");

    private static final boolean ALONE = Boolean.getBoolean("pairs.alone");

    /** Programs wait most of their time, so two JVMs leave each other enough of two processors. */
    private static final int AT_ONCE = 2;

    /** What these look for is how long something computes, which a neighbour on the same processors changes. */
    private static final Set<String> TIMED =
            Set.of("example.hoggedeventloop", "example.hoggedcarrier", "example.misplacedwork", "example.redundanthop");

    private static final Semaphore JVMS = new Semaphore(AT_ONCE, true);
    private static final ExecutorService AHEAD = Load.fixedPool("ahead", AT_ONCE);

    @TestFactory
    Stream<DynamicNode> names_exactly_the_marked_lines() {
        return Jdk.FEATURES.stream()
                .filter(feature -> List.of(JDKS.split(",")).contains(feature.toString()))
                .map(feature -> dynamicContainer(
                        "JDK " + feature,
                        Stream.concat(
                                Stream.of(dynamicTest("JDK " + feature + " is here", () -> Jdk.require(feature))),
                                Jdk.find(feature).stream().flatMap(PairsTest::groups))));
    }

    private static Stream<DynamicNode> groups(Jdk jdk) {
        Map<String, List<Program>> groups = new TreeMap<>();
        Detectors.all().stream()
                .flatMap(detector -> Program.of(detector.description().name()).stream())
                .filter(program -> program.since() <= jdk.version().feature())
                .filter(program -> PROGRAMS.matcher(program.className()).find())
                .forEach(program -> groups.computeIfAbsent(group(program), key -> new ArrayList<>())
                        .add(program));
        List<DynamicNode> nodes = new ArrayList<>();
        groups.forEach((name, programs) -> {
            Run run = new Run(jdk, programs, isTimed(programs) ? AT_ONCE : 1);
            AHEAD.execute(run::make);
            nodes.add(dynamicContainer(name, tests(run)));
        });
        return nodes.stream();
    }

    private static boolean isTimed(List<Program> programs) {
        return programs.stream().anyMatch(program -> TIMED.contains(program.packageName()));
    }

    private static boolean isAlone(Program program) {
        return ALONE || program.alone();
    }

    private static String group(Program program) {
        return isAlone(program)
                ? program.className()
                : program.packageName() + " " + program.options() + " " + program.libraries() + " " + program.jvm();
    }

    private static Stream<DynamicNode> tests(Run run) {
        Stream<DynamicNode> whole = Stream.of(dynamicTest(run.jdk + " names nothing else", () -> {
            List<String> elsewhere = run.elsewhere();
            assertEquals(
                    List.of(), elsewhere.isEmpty() ? elsewhere : new Run(run.jdk, run.programs, AT_ONCE).elsewhere());
        }));
        return Stream.concat(
                whole,
                run.programs.stream()
                        .map(program -> dynamicTest(program.simpleName() + " on " + run.jdk, () -> {
                            List<String> expected =
                                    program.expected(run.jdk.version().feature());
                            assertEquals(expected, found(run, program, expected));
                        })));
    }

    /**
     * What was found of the program. A machine with two busy processors makes some programs late, so one that a shared
     * run got wrong is asked again in a JVM of its own with no other beside it, twice at most; each time is said.
     */
    private static List<String> found(Run run, Program program, List<String> expected) throws Exception {
        List<String> found = run.found(program);
        for (int again = 0; again < AGAIN && !found.equals(expected); again++) {
            System.out.println("again: " + program.simpleName() + " on " + run.jdk + " gave " + found);
            found = new Run(run.jdk, List.of(program), AT_ONCE).found(program);
        }
        return found;
    }

    /** One run of programs that share a JVM, made ahead, or when its report is first asked for. */
    private static final class Run {
        private final Jdk jdk;
        private final List<Program> programs;
        private final int room;
        private final AtomicBoolean begun = new AtomicBoolean();
        private final CountDownLatch made = new CountDownLatch(1);
        private volatile @Nullable JsonNode report;
        private volatile @Nullable String failed;

        /** @param room how many of the {@link #AT_ONCE} places it takes */
        Run(Jdk jdk, List<Program> programs, int room) {
            this.jdk = jdk;
            this.programs = programs;
            this.room = room;
        }

        /** What was found of one of them; what went wrong instead, if there is no report. */
        List<String> found(Program program) throws Exception {
            JsonNode made = report();
            return made == null ? List.of(String.valueOf(failed)) : program.found(made);
        }

        /** Findings that count in none of the programs. */
        List<String> elsewhere() throws Exception {
            JsonNode made = report();
            return made == null
                    ? List.of(String.valueOf(failed))
                    : StreamSupport.stream(made.path("findings").spliterator(), false)
                            .filter(Program::counts)
                            .filter(finding -> programs.stream().noneMatch(program -> program.holds(finding)))
                            .map(finding -> finding.path("site") + " " + Program.sentence(finding))
                            .toList();
        }

        private @Nullable JsonNode report() throws InterruptedException {
            make();
            made.await();
            return report;
        }

        /** Runs the programs, unless that was begun before; waits for room, not for another thread that does. */
        void make() {
            if (!begun.compareAndSet(false, true)) {
                return;
            }
            JVMS.acquireUninterruptibly(room);
            try {
                report = run();
            } catch (Exception | AssertionError noReport) {
                failed = String.valueOf(noReport);
            } finally {
                JVMS.release(room);
                made.countDown();
            }
        }

        private JsonNode run() throws Exception {
            Program first = programs.get(0);
            ChildJvm jvm = first.options().isEmpty()
                    ? ChildJvm.on(jdk).withAgent()
                    : ChildJvm.on(jdk).withAgent(first.options());
            jvm.libraries(first.libraries());
            if (!first.jvm().isEmpty()) {
                for (String option : first.jvm().split(" ")) {
                    jvm.jvm(option);
                }
            }
            ChildJvm.Ended ended = isAlone(first)
                    ? jvm.run(first.className())
                    : jvm.run(
                            "example.RunPrograms",
                            programs.stream().map(Program::className).toArray(String[]::new));
            assertEquals(0, ended.status(), ended::toString);
            return ended.report();
        }
    }
}
