/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.viewer.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.parkwarden.model.Finding;
import io.parkwarden.model.Report;
import io.parkwarden.model.Severity;
import io.parkwarden.viewer.SampleReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
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
    void a_finding_says_in_how_many_jvms_it_was_seen() {
        Report merged = ReportMerge.of(List.of(one, SampleReport.clean(), one));
        assertEquals(3, Objects.requireNonNull(merged.merged()).reports());
        assertEquals(
                new Finding.Instances(
                        2,
                        "com.example.shop.ShopServer, pid 48213",
                        one.findings().get(0).blocked().totalNanos()),
                merged.findings().get(0).instances());
    }

    /** 500 triples; names are few, so that the same things meet, and numbers are few, so that there are ties. */
    @Test
    void order_and_grouping_do_not_matter() {
        for (int seed = 0; seed < 500; seed++) {
            RandomReports random = new RandomReports(seed);
            Report a = random.next();
            Report b = random.next();
            Report c = random.next();
            String together = written(a, b, c);
            int at = seed;
            assertEquals(together, written(c, a, b), () -> "seed " + at);
            assertEquals(together, written(reread(a, b), c), () -> "seed " + at);
            assertEquals(together, written(a, reread(c, b)), () -> "seed " + at);
            assertEquals(together, written(reread(a, b, c)), () -> "seed " + at);
        }
    }

    /** As the command line does it: a merged report goes through a file. */
    private static Report reread(Report... reports) {
        return ReportJson.convert(Path.of("merged.json"), ReportJson.tree((Object) merge(reports)));
    }

    private static String written(Report... reports) {
        return ReportJson.write(merge(reports));
    }

    private static Report merge(Report... reports) {
        ReportMerge merge = new ReportMerge();
        List.of(reports).forEach(merge::add);
        return merge.report();
    }

    @Test
    void a_merged_report_fits_the_schema_and_reads_back() throws IOException {
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(Path.of("..", "docs", "report.schema.json")), InputFormat.JSON);
        Report merged = ReportMerge.of(List.of(one, SampleReport.clean()));
        assertEquals(List.of(), schema.validate(ReportJson.write(merged), InputFormat.JSON));
        assertEquals(merged, reread(merged));
    }

    @Test
    void ten_thousand_reports_keep_what_fits_and_count_the_rest() {
        ReportMerge merge = new ReportMerge();
        RandomReports random = new RandomReports(7);
        int count = 10_000;
        for (int i = 0; i < count; i++) {
            merge.add(random.unlike(i));
        }
        Report report = merge.report();
        Report.Merged merged = Objects.requireNonNull(report.merged());
        assertEquals(count, merged.reports());
        assertEquals(ReportMerge.MAX_FINDINGS, report.findings().size());
        assertEquals(count + 1 - ReportMerge.MAX_FINDINGS, merged.omitted());
        assertTrue(report.pools().size() <= 1_000);
        assertTrue(report.notes().size() <= 200);
        assertTrue(ReportJson.write(report).length() < 20_000_000);
        Finding everywhere = report.findings().stream()
                .filter(finding -> finding.fingerprint().equals("everywhere"))
                .findFirst()
                .orElseThrow();
        assertEquals(count, Objects.requireNonNull(everywhere.instances()).count());
        assertEquals(count * 2L, everywhere.blocked().count());
    }

    @Test
    void a_finding_of_one_report_stays_and_the_worst_is_first() {
        Report clean = SampleReport.clean();
        Report merged = ReportMerge.of(List.of(clean, one));
        assertEquals(4, merged.findings().size());
        assertEquals(Severity.ERROR, merged.findings().get(0).severity());
        assertEquals(
                List.of(2 * 48_120L),
                merged.coverage().stream()
                        .filter(one -> one.detector().equals("ParkedWorker"))
                        .map(Report.Coverage::checked)
                        .toList());
    }
}
