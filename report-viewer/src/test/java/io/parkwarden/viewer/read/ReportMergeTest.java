/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.viewer.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.parkwarden.model.Finding;
import io.parkwarden.model.Report;
import io.parkwarden.model.Severity;
import io.parkwarden.viewer.SampleReport;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportMergeTest {
    private final Report one = SampleReport.withFindings();

    @Test
    void one_report_stays_as_it_is() {
        assertSame(one, ReportMerge.of(List.of(one)));
    }

    @Test
    void the_same_finding_twice_is_one_with_counts_added() {
        Finding single = one.findings().get(0);
        Report merged = ReportMerge.of(List.of(one, one));
        assertEquals(one.findings().size(), merged.findings().size());
        Finding twice = merged.findings().get(0);
        assertEquals(2 * single.blocked().count(), twice.blocked().count());
        assertEquals(2 * single.blocked().totalNanos(), twice.blocked().totalNanos());
        assertEquals(single.blocked().maxNanos(), twice.blocked().maxNanos());
        assertEquals(single.blocked().p95Nanos(), twice.blocked().p95Nanos());
        assertEquals(2 * single.harm().lostNanos(), twice.harm().lostNanos());
    }

    @Test
    void a_finding_of_one_report_stays_and_the_worst_is_first() {
        Report clean = SampleReport.clean();
        Report merged = ReportMerge.of(List.of(clean, one));
        assertEquals(4, merged.findings().size());
        assertEquals(Severity.ERROR, merged.findings().get(0).severity());
        assertEquals(2 * 48_120, merged.coverage().get(0).checked());
    }
}
