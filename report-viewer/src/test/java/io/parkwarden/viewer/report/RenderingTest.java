/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.viewer.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.parkwarden.model.Finding;
import io.parkwarden.model.Report;
import io.parkwarden.viewer.Problem;
import io.parkwarden.viewer.SampleReport;
import io.parkwarden.viewer.report.Outcome.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RenderingTest {
    @TempDir
    private Path folder;

    @Test
    void silence_has_its_reason() {
        assertEquals(Kind.CLEAN, Outcome.of(SampleReport.clean()).kind());
        assertEquals(
                Kind.NO_DATA,
                Outcome.of(Silence.nothingOn(SampleReport.clean())).kind());
        assertEquals(
                Kind.NO_DATA,
                Outcome.of(Silence.nothingHappened(SampleReport.clean())).kind());
        assertEquals(
                Kind.NOT_ENOUGH,
                Outcome.of(Silence.tooShort(SampleReport.clean())).kind());
        assertEquals(
                Kind.NOT_ENOUGH,
                Outcome.of(Silence.mostDropped(SampleReport.clean())).kind());
    }

    @Test
    void the_headline_says_the_worst_and_the_detail_counts_and_names_the_pools() {
        Outcome outcome = Outcome.of(SampleReport.withFindings());
        assertEquals(Kind.ERRORS, outcome.kind());
        assertEquals(
                "Sync over async on orders-pool: 5 min 14 s blocked, 2 min 37 s of it while tasks queued",
                outcome.headline());
        assertEquals(
                "1 error, 2 warnings on orders-pool, commonPool. In all, 4 min 5 s of worker time was lost while tasks"
                        + " were queued. Begin at CheckoutService.java:118: Compose instead of waiting: return the"
                        + " future and continue it with thenCompose, thenCombine or thenApply, so that the worker runs"
                        + " other tasks until the result is there.",
                outcome.detail());
    }

    @Test
    void the_headline_of_what_is_no_single_wait_is_its_claim() {
        Report report = SampleReport.withFindings();
        Finding wait = report.findings().get(0);
        Finding still = new Finding(
                "PoolStarvation",
                "still",
                wait.severity(),
                wait.confidence(),
                "Pool orders-pool (fixed pool, 8 workers) stands still: all 8 workers wait for its own queue; 31 tasks"
                        + " are queued, for 4.0 s at least.",
                wait.site(),
                null,
                wait.pool(),
                wait.otherPools(),
                wait.blocked(),
                wait.harm(),
                wait.firstSeenMillis(),
                wait.lastSeenMillis(),
                wait.threads(),
                wait.stacks(),
                wait.details(),
                wait.absorbed(),
                wait.advice());
        String headline =
                Outcome.of(SampleReport.report(List.of(still), List.of())).headline();
        assertTrue(
                headline.matches("Pool orders-pool stands still: all 8 workers wait for its own queue,"
                        + " since \\d\\d:\\d\\d:\\d\\d"),
                headline);
    }

    @Test
    void a_data_block_cannot_be_ended_by_its_data() {
        assertEquals(
                "\\u003c/script\\u003e\\u003c!--\\u0026\\u2028\\u2029\"",
                PageData.escapeJson("</script><!--&\u2028\u2029\""));
    }

    @Test
    void the_page_has_no_markup_of_hostile_names() {
        String page = HtmlPage.of(SampleReport.hostile());
        assertFalse(page.contains("<script>document.title"));
        assertFalse(page.contains("<img"));
        assertEquals(10, page.split("</script>", -1).length - 1);
        assertEquals("&lt;a href=&quot;x&quot;&gt;&#39;&amp;", HtmlPage.escape("<a href=\"x\">'&"));
    }

    @Test
    void the_page_names_no_other_place() {
        String page = HtmlPage.of(SampleReport.withFindings());
        assertTrue(page.contains("default-src 'none'; script-src 'sha256-"));
        assertFalse(page.contains("'unsafe-inline'"));
        assertFalse(page.replace("http://www.w3.org/2000/svg", "").contains("http://"));
        assertFalse(page.contains("https://"));
        assertFalse(page.contains("innerHTML"));
    }

    @Test
    void text_has_verdict_site_and_advice_within_the_width() {
        String text = TextReport.of(SampleReport.withFindings(), 80, false);
        List<String> lines = text.lines().toList();
        assertTrue(lines.get(0).startsWith("Sync over async on orders-pool: "));
        assertTrue(text.contains("at com.example.shop.OrderRepository.load(OrderRepository.java:57)"));
        assertTrue(text.contains("→ Compose instead of waiting"));
        assertTrue(text.contains("Not checked: PinnedCarrier (not-applicable): no virtual thread"));
        lines.stream()
                .filter(line -> !line.contains(".java:") && !line.contains("pid"))
                .forEach(line -> assertTrue(line.length() <= 80, line));
        assertFalse(text.contains("\u001b"));
        assertTrue(TextReport.of(SampleReport.withFindings(), 80, true).contains("\u001b[31;1m"));
    }

    @Test
    void control_characters_of_names_do_not_reach_the_terminal() {
        String text = TextReport.of(SampleReport.hostile(), 100, false);
        assertFalse(text.contains("\u001b"));
        assertFalse(text.contains("\u0007"));
        assertFalse(text.contains("\r"));
        assertFalse(text.contains("\u202e"));
        assertTrue(text.contains("\\u001b[31mred"));
        assertTrue(text.length() < 20_000, "ten thousand characters are clipped");
    }

    @Test
    void times_are_said_as_a_reader_says_them() {
        assertEquals("850 µs", Amounts.time(850_000));
        assertEquals("12 ms", Amounts.time(12_000_000));
        assertEquals("1 ms", Amounts.time(999_600));
        assertEquals("1.0 s", Amounts.time(999_600_000));
        assertEquals("3 min 20 s", Amounts.time(200_000_000_000L));
        assertEquals("2 h 5 min", Amounts.time(7_500_000_000_000L));
    }

    @Test
    void a_file_is_replaced_whole_and_nothing_is_left_beside_it() throws IOException {
        Path file = Files.writeString(folder.resolve("out.html"), "old");
        OutputFile.write(file, "new");
        assertEquals("new", Files.readString(file));
        try (var files = Files.list(folder)) {
            assertEquals(List.of(file), files.toList());
        }
    }

    @Test
    void a_place_that_cannot_be_written_is_a_usage_problem() {
        Problem problem = assertThrows(
                Problem.class,
                () -> OutputFile.checkPlace(folder.resolve("none").resolve("x.html")));
        assertEquals(Problem.USAGE, problem.exitCode());
        assertThrows(Problem.class, () -> OutputFile.checkPlace(folder));
    }
}
