/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NearestTest {
    private static final List<String> OPTIONS =
            Arrays.stream(Option.values()).map(Option::word).toList();

    @ParameterizedTest
    @CsvSource({
        "treshold, threshold",
        "reports, report",
        "report-intervall, report-interval",
        "report_interval, report-interval",
        "pool, pools",
        "detector, detectors",
        "jdk-event, jdk-events",
        "application-package, application-packages",
        "max-finding, max-findings",
        "stackdepth, stack-depth"
    })
    void finds_the_name_that_was_meant(String slip, String meant) {
        assertEquals(meant, Nearest.of(slip, OPTIONS));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "verbose", "classpath", "??????????"})
    void names_nothing_when_nothing_is_near(String word) {
        assertNull(Nearest.of(word, OPTIONS));
    }

    @Test
    void prefers_the_fewest_edits() {
        assertEquals("pools", Nearest.of("poolz", List.of("polls", "pools")));
    }

    @Test
    void has_no_answer_without_candidates() {
        assertNull(Nearest.of("report", List.of()));
    }
}
