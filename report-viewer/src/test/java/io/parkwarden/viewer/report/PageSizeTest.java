/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.viewer.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.parkwarden.model.Finding;
import io.parkwarden.model.Frame;
import io.parkwarden.model.Origin;
import io.parkwarden.model.Report;
import io.parkwarden.model.Severity;
import io.parkwarden.model.Site;
import io.parkwarden.viewer.SampleReport;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The page of a very long report. */
class PageSizeTest extends InBrowser {
    private static final Finding MODEL = SampleReport.withFindings().findings().get(1);

    @Test
    void five_thousand_findings_stay_responsive() throws Exception {
        Report report = SampleReport.report(many(5_000, "s".repeat(10)), List.of());
        open(report);
        assertEquals(5_000, js("report.findings.length").asInt());
        assertEquals(100, findings());
        click(".more");
        assertEquals(200, findings());
        type("type4321.");
        assertEquals(1, findings());
        assertEquals(
                201, js("report.findings.filter(f => f.element).length").asInt(), "only what was shown has elements");
        assertEquals(
                1,
                js("report.findings.filter(f => f.element && f.element.querySelector('.body')).length")
                        .asInt(),
                "and only what was opened has a body");
        sound();
    }

    @Test
    void a_usual_page_is_far_below_a_megabyte() {
        assertTrue(bytes(HtmlPage.of(SampleReport.withFindings())) < 250_000);
    }

    @Test
    void a_page_never_exceeds_its_limit_and_says_what_is_missing() throws Exception {
        Report report = SampleReport.report(many(2_500, "long sentence ".repeat(400)), List.of("n".repeat(3_000_000)));
        String page = HtmlPage.of(report);
        assertTrue(bytes(page) <= HtmlPage.MAX_BYTES, "bytes: " + bytes(page));
        assertTrue(bytes(page) > HtmlPage.MAX_BYTES / 2, "the room is used");
        open(report);
        int shown = js("report.findings.length").asInt();
        assertTrue(shown > 500 && shown < 2_500, "findings: " + shown);
        assertTrue(text("#left-out").contains(String.format("%,d findings", 2_500 - shown)), text("#left-out"));
        assertTrue(text("#left-out").contains("1 very long text"));
        assertEquals(
                0,
                js("report.findings.findIndex(f => f.site.class === 'com.example.Type0')")
                        .asInt(),
                "the worst are kept");
        sound();
    }

    @Test
    void stacks_go_before_findings() throws Exception {
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            findings.add(withDeepStack(one(i, "short"), i));
        }
        open(SampleReport.report(findings, List.of()));
        assertEquals(2_000, js("report.findings.length").asInt());
        assertTrue(text("#left-out").matches(".*the stacks of [0-9,]+ further findings.*"));
        assertTrue(js("report.findings[0].stacks.length").asInt() > 0);
        assertEquals(
                "com.example.Deep0",
                js("report.findings[0].stacks[0].frames[0].class").asText());
        assertEquals(0, js("report.findings[1999].stacks.length").asInt());
        js("findings.reveal(report.findings[1999])");
        assertTrue(text("#finding-1999").contains("Its stacks are left out of this page"));
        sound();
    }

    @Test
    void frames_of_hostile_names_are_whole_in_the_table() throws Exception {
        open(SampleReport.hostile());
        assertFalse(js("report.findings[0].stacks.some(s => s.frames.some(f => !f.class))")
                .asBoolean());
        assertTrue(js("report.findings[0].site.method.length").asInt() > 10_000);
    }

    private static long bytes(String page) {
        return page.getBytes(StandardCharsets.UTF_8).length;
    }

    private static List<Finding> many(int n, String summary) {
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            findings.add(one(i, summary));
        }
        return findings;
    }

    private static Finding one(int number, String summary) {
        return SampleReport.finding(
                "ParkedWorker",
                Severity.WARNING,
                MODEL.waitedFor().kind(),
                "x",
                new Site("com.example.Type" + number, "run", "Type" + number + ".java", 5),
                MODEL.pool(),
                3,
                20_000_000L,
                summary,
                MODEL.advice());
    }

    private static Finding withDeepStack(Finding finding, int number) {
        List<Frame> frames = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            frames.add(Frame.of("com.example.Deep" + number, "m" + i, "Deep.java", i, Origin.APPLICATION));
        }
        return new Finding(
                finding.detector(),
                finding.fingerprint(),
                finding.severity(),
                finding.confidence(),
                finding.summary(),
                finding.site(),
                finding.waitedFor(),
                finding.pool(),
                finding.otherPools(),
                finding.blocked(),
                finding.harm(),
                finding.firstSeenMillis(),
                finding.lastSeenMillis(),
                finding.threads(),
                List.of(new Finding.StackSample("worst", "t", 1, 1_000_000, frames)),
                finding.details(),
                finding.absorbed(),
                finding.advice());
    }
}
