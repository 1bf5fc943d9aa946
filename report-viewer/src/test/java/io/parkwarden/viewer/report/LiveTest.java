/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.viewer.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.parkwarden.model.Report;
import io.parkwarden.viewer.SampleReport;
import java.util.List;
import org.junit.jupiter.api.Test;

class LiveTest {
    private static final Report REPORT = SampleReport.withFindings();

    @Test
    void no_line_is_wider_than_the_terminal() {
        for (Report report : List.of(REPORT, SampleReport.hostile())) {
            Live.text(report, null, 10, 80, false).lines().forEach(line -> assertTrue(line.length() <= 80, line));
        }
        assertFalse(Live.text(SampleReport.hostile(), null, 10, 80, false).contains("\u202e"));
    }

    @Test
    void what_has_no_room_is_counted() {
        String text = Live.text(REPORT, null, 1, 120, false);
        assertTrue(text.contains("and " + (REPORT.findings().size() - 1) + " more findings"), text);
        assertTrue(text.contains("and " + (REPORT.pools().size() - 1) + " more pool"), text);
    }

    @Test
    void only_a_second_look_tells_what_is_new() {
        assertFalse(Live.text(REPORT, null, 10, 120, false).contains("+0"));
        assertTrue(Live.text(REPORT, REPORT, 10, 120, false).contains("+0"));
    }

    @Test
    void status_says_what_was_found() {
        List<List<Object>> rows = Live.status(REPORT, true).rows();
        assertTrue(rows.contains(List.<Object>of("findings", "error", 1L)), rows::toString);
        assertTrue(rows.stream().anyMatch(row -> row.get(0).equals("detectors")), rows::toString);
        assertEquals(3, Live.status(REPORT, false).columns().size());
    }
}
