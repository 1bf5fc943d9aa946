/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.apps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However much there is to see, the agent keeps a bounded part of it, and says what it left out. */
class BoundsTest {
    /** Far above what a table that is full holds, far below what an entry for each would. */
    private static final long MORE_HEAP_BYTES = 12 << 20;

    private static final long REPORT_BYTES = 8 << 20;

    @ParameterizedTest(name = "JDK {0}")
    @ValueSource(ints = {17, 21, 25})
    void lines_that_wait(int feature) throws Exception {
        ChildJvm.Ended ended = run(feature, "lines", 100_000, "threshold=100us");
        JsonNode report = ended.report();
        assertTrue(
                report.path("findings").size() <= 1_000,
                () -> report.path("findings").size() + " findings");
        assertTrue(report.path("findings").size() > 10, ended::toString);
        assertTrue(
                report.path("dropped").path("findings").asLong() > 0,
                () -> report.path("dropped").toString());
    }

    @ParameterizedTest(name = "JDK {0}")
    @ValueSource(ints = {17, 21, 25})
    void pools(int feature) throws Exception {
        ChildJvm.Ended ended = run(feature, "pools", 2_000, "threshold=10ms");
        assertTrue(ended.report().path("findings").size() <= 2, ended::toString);
    }

    @ParameterizedTest(name = "JDK {0}")
    @ValueSource(ints = {17, 21, 25})
    void names_of_a_megabyte(int feature) throws Exception {
        // JFR keeps names itself: of its events the agent has no say
        ChildJvm.Ended ended = run(feature, "names", 1 << 20, "threshold=10ms,jdk-events=off");
        assertEquals(1, ended.report().path("findings").size(), ended::toString);
        assertTrue(Files.size(ended.reportFile()) < 200_000, () -> ended.reportFile() + " is long");
    }

    private static ChildJvm.Ended run(int feature, String what, int size, String option) throws Exception {
        ChildJvm.Ended ended = ChildJvm.on(Jdk.require(feature))
                .withAgent(option)
                .jvm("-Xmx256m", "-XX:+UseSerialGC")
                .run("example.isolation.TooMuch", what, Integer.toString(size));
        assertEquals(0, ended.status(), ended::toString);
        long grown = Long.parseLong(ended.out().strip());
        assertTrue(grown < MORE_HEAP_BYTES, () -> "the heap has grown by " + grown + " bytes");
        assertTrue(Files.size(ended.reportFile()) < REPORT_BYTES, () -> ended.reportFile() + " is long");
        return ended;
    }
}
