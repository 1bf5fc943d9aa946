/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.viewer.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.parkwarden.model.Finding;
import io.parkwarden.model.Report;
import io.parkwarden.model.Site;
import io.parkwarden.viewer.SampleReport;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The page as a reader has it: opened in Chromium. */
class PageInBrowserTest extends InBrowser {
    @Test
    void shows_the_verdict_first_and_the_worst_finding_open() throws Exception {
        open(SampleReport.withFindings());
        assertEquals(
                "Sync over async on orders-pool: 5 min 14 s blocked, 2 min 37 s of it while tasks queued", text("h1"));
        assertTrue(text(".detail").startsWith("1 error, 2 warnings on orders-pool, commonPool. In all, "));
        assertTrue(text(".looked").contains("2 detectors looked at 48,120 facts"));
        assertEquals(4, findings());
        assertEquals("CheckoutService.java:118", text(".finding .where"));
        assertTrue(browser.evaluate("document.querySelector('.finding').open").asBoolean());
        assertEquals(
                1,
                browser.evaluate("document.querySelectorAll('.site-frame').length / 2")
                        .asInt());
        sound();
        browser.screenshot(PICTURES.resolve("findings-light.png"), 4_000);
    }

    @Test
    void is_legible_in_the_dark_and_on_a_narrow_screen() throws Exception {
        browser.show(1280, 900, true);
        open(SampleReport.withFindings());
        assertEquals(
                "rgb(14, 18, 23)",
                browser.evaluate("getComputedStyle(document.body).backgroundColor")
                        .asText());
        browser.screenshot(PICTURES.resolve("findings-dark.png"), 4_000);
        browser.show(390, 844, false);
        assertNoSidewaysScroll();
        browser.screenshot(PICTURES.resolve("findings-narrow.png"), 5_000);
        sound();
    }

    @Test
    void the_theme_can_be_chosen() throws Exception {
        open(SampleReport.withFindings());
        browser.evaluate("document.querySelector('.theme').click()");
        assertEquals(
                "light",
                browser.evaluate("document.documentElement.dataset.theme").asText());
        browser.evaluate("document.querySelector('.theme').click()");
        assertEquals(
                "rgb(14, 18, 23)",
                browser.evaluate("getComputedStyle(document.body).backgroundColor")
                        .asText());
        browser.evaluate("document.querySelector('.theme').click()");
    }

    @Test
    void hostile_names_neither_run_nor_break_the_layout() throws Exception {
        open(SampleReport.hostile());
        browser.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)");
        assertFalse(browser.evaluate("document.title === 'owned'").asBoolean());
        assertEquals(0, browser.evaluate("document.images.length").asInt());
        assertEquals(10, js("document.scripts.length").asInt(), "eight of the page, two blocks of data");
        assertTrue(text("main").contains("</script><script>document.title='owned'</script>"));
        assertFalse(text("main").contains("\u202e"), "direction marks are shown, not obeyed");
        assertNoSidewaysScroll();
        browser.screenshot(PICTURES.resolve("hostile.png"), 4_000);
        browser.show(390, 844, true);
        assertNoSidewaysScroll();
        sound();
    }

    @Test
    void without_scripts_the_findings_are_there() throws Exception {
        browser.scripts(false);
        open(SampleReport.hostile());
        browser.screenshot(PICTURES.resolve("no-script.png"), 2_000);
        browser.scripts(true);
        open(SampleReport.withFindings());
        assertTrue(browser.evaluate("document.querySelector('noscript').textContent")
                .asText()
                .contains("OrderRepository.java:57"));
    }

    @Test
    void three_kinds_of_silence_look_different() throws Exception {
        Report clean = SampleReport.clean();
        open(clean);
        assertEquals("Looked, and found nothing", text("h1"));
        browser.screenshot(PICTURES.resolve("clean.png"), 2_000);
        open(Silence.nothingOn(clean));
        assertEquals("Nothing was looked at", text("h1"));
        browser.screenshot(PICTURES.resolve("no-data.png"), 2_000);
        open(Silence.tooShort(clean));
        assertEquals("Not enough to say", text("h1"));
        browser.screenshot(PICTURES.resolve("not-enough.png"), 2_000);
        sound();
    }

    @Test
    void the_template_is_a_page_by_itself() throws Exception {
        URI template = HtmlPage.class.getResource("page/page.html").toURI();
        browser.open(Path.of(template));
        assertTrue(text("h1").startsWith("Parked worker on orders-pool"));
        assertEquals(1, findings());
        assertEquals(1, count(".plot"));
        assertEquals(List.of(), browser.complaints());
    }

    @Test
    void paper_gets_the_findings_open_and_no_controls() throws Exception {
        browser.show(1280, 900, true);
        open(SampleReport.withFindings());
        assertEquals(1, count(".finding .body"));
        byte[] paper = browser.print();
        assertEquals("%PDF", new String(paper, 0, 4, StandardCharsets.US_ASCII));
        assertEquals(4, count(".finding .body"), "printing opens what is shown");
        browser.paper(true);
        try {
            assertEquals(
                    "none",
                    js("getComputedStyle(document.querySelector('.filters')).display")
                            .asText());
            assertEquals(
                    "rgb(255, 255, 255)",
                    js("getComputedStyle(document.querySelector('.finding')).backgroundColor")
                            .asText(),
                    "paper is light");
            browser.screenshot(PICTURES.resolve("paper.png"), 4_000);
        } finally {
            browser.paper(false);
        }
    }

    @Test
    void the_time_of_the_pools_is_drawn_and_told() throws Exception {
        open(SampleReport.withFindings());
        assertEquals(1, count(".plot"));
        assertEquals(
                "orders-pool: 80 % of task time waiting, up to 31 tasks queued",
                js("document.querySelector('.plot').getAttribute('aria-label')").asText());
        assertTrue(
                js("document.querySelector('.plot .parked').getAttribute('d')")
                        .asText()
                        .startsWith("M250.0 "),
                "nobody waited in the first bucket");
        double[] box = box(".plot");
        browser.hover(box[0] + box[2] * 0.6, box[1] + 10);
        assertTrue(text(".now").endsWith("6.0 waiting, 2.0 busy, 0.0 idle, 31 queued"), text(".now"));
        js("[...document.querySelectorAll('.timeline summary')].at(-1).click()");
        until("document.querySelectorAll('.timeline tbody tr').length === 4");
        assertEquals("7.0", text(".timeline tbody tr:last-child td:nth-child(2)"));
        open(SampleReport.clean());
        assertEquals(0, count("#timeline"), "nothing to draw, no section");
        sound();
    }

    @Test
    void blocked_time_is_drawn_by_pool_and_frame_and_can_be_zoomed() throws Exception {
        open(SampleReport.withFindings());
        assertEquals("All blocked time", text(".flamebar.root"));
        assertEquals(3, count(".flamebar.pool"));
        assertEquals(0, count(".flamebar.jdk"), "frames of the JDK come on demand");
        assertEquals(
                "orders-pool",
                js("document.querySelector('.flamebar.pool').node.label").asText());
        double share = js("document.querySelector('.flamebar.pool').node.nanos / flame.root.nanos")
                .asDouble();
        double whole = js("report.findings.reduce((s, f) => s + f.blocked.totalNanos, 0)")
                .asDouble();
        double pool =
                js("report.findings.filter(f => f.pool.name === 'orders-pool').reduce((s, f) => s + f.blocked.totalNanos, 0)")
                        .asDouble();
        assertEquals(pool / whole, share, 1e-9);
        click(".flamebar.pool");
        assertEquals(1, count(".flamebar.pool"));
        assertTrue(text(".told").startsWith("orders-pool "));
        click(".tools .toggle");
        assertTrue(count(".flamebar.jdk") > 0);
        js("document.querySelector('#blocked').scrollIntoView()");
        browser.screenshot(
                PICTURES.resolve("blocked-time.png"),
                js("Math.round(document.querySelector('#blocked').getBoundingClientRect().top + scrollY) - 16")
                        .asInt(),
                560);
        sound();
    }

    @Test
    void a_baseline_marks_what_is_new_and_lists_what_is_gone() throws Exception {
        Report now = SampleReport.withFindings();
        Report before = SampleReport.report(List.of(now.findings().get(1), gone(now)), List.of());
        open(now, before);
        assertEquals(3, count(".badge.new"));
        assertEquals(1, count(".trend.as-before"));
        assertTrue(text(".tiles").contains("3 new, 1 gone"));
        assertEquals("1 finding of the baseline not seen this time", text("#fixed summary"));
        assertTrue(text("#fixed").contains("Old.java:1"));
        choose("by-state", "known");
        assertEquals(1, findings());
        assertEquals("OrderRepository.java:57", text(".finding .where"));
        sound();
    }

    private static Finding gone(Report report) {
        var model = report.findings().get(2);
        return SampleReport.finding(
                "ParkedWorker",
                model.severity(),
                model.waitedFor().kind(),
                "x",
                new Site("com.example.Old", "run", "Old.java", 1),
                model.pool(),
                3,
                20_000_000L,
                "Old.",
                model.advice());
    }

    @Test
    void sections_lead_to_findings_and_words_are_explained() throws Exception {
        open(SampleReport.withFindings());
        assertEquals(1, count("#open-waits tbody tr"));
        click("#open-waits a");
        until("document.activeElement.closest('.finding') !== null");
        assertEquals(
                "finding-0", js("document.activeElement.closest('.finding').id").asText());
        click(".explain summary");
        until("document.querySelector('.explain .prose') !== null");
        assertTrue(text(".explain .prose").contains("When it is fine"));
        assertTrue(text("#glossary").contains("Worker time lost"));
        click("#pools button.link");
        assertTrue(findings() < 4, "a pool's number of findings leads to them");
        sound();
    }

    @Test
    void a_group_of_detectors_is_listed_with_its_evidence_or_says_who_looked() throws Exception {
        open(SampleReport.withFindings());
        js("known.ParkedWorker.group = 'a group'");
        js("group = () => grouped('group', 'Group', 'a group', 'All is well:')");
        assertEquals(3, js("group().querySelectorAll('tbody tr').length").asInt());
        assertEquals(
                "#finding-1",
                js("group().querySelector('tbody a').getAttribute('href')").asText());
        assertTrue(js("group().querySelector('tbody tr').textContent").asText().contains("submitted at"));
        js("report.findings = report.findings.filter(f => f.detector !== 'ParkedWorker')");
        assertEquals(
                "All is well: ParkedWorker looked and found nothing.",
                js("group().querySelector('.none').textContent").asText());
        js("report.coverage[0].state = 'off'; report.coverage[0].reason = 'switched off'");
        assertEquals(
                "Nobody looked: ParkedWorker (switched off).",
                js("group().querySelector('.none').textContent").asText());
        assertTrue(js("grouped('x', 'X', 'no such group', '') === null").asBoolean());
    }

    @Test
    void a_proof_is_drawn_as_lines_from_who_waits_to_the_queue() throws Exception {
        open(SampleReport.withFindings());
        js("report.findings[0].detector = 'PoolStarvation'; report.findings[0].details = ["
                + "{label: 'orders-1', value: 'waits at a.B.c(B.java:7) (future) for a CompletableFuture of task a.B.load,"
                + " place 1 of 2 in the queue of orders, submitted at a.B.d(B.java:9)'},"
                + "{label: 'orders-2', value: 'waits at a.B.c(B.java:7) (lock) for a lock held by orders-1'},"
                + "{label: 'not shown', value: '2 workers that wait likewise'}]");
        assertEquals(
                "orders-1 a.B.c(B.java:7)|waits for future|a CompletableFuture of task a.B.load submitted at"
                        + " a.B.d(B.java:9)|which has behind the workers|place 1 of 2 in the queue of orders",
                line(1));
        assertEquals("orders-2 a.B.c(B.java:7)|waits for lock|a lock held by orders-1", line(2));
        assertEquals(
                "not shown2 workers that wait likewise",
                js("evidence(report.findings[0]).querySelector('dl').textContent")
                        .asText());
        js("report.findings[0].detector = 'SyncOverAsync'");
        assertTrue(js("proof(report.findings[0]) === false").asBoolean());
    }

    private String line(int number) throws Exception {
        return js("[...proof(report.findings[0]).querySelectorAll('li:nth-child(" + number
                        + ") > span')].map(e => [...e.children].map(c => c.textContent).join(' ')).join('|')")
                .asText();
    }

    @Test
    void what_stays_can_be_suppressed_with_a_line_and_rules_are_shown_with_their_reasons() throws Exception {
        open(SampleReport.withFindings());
        js("report.suppressed = [{rule: 'class=a.B reason=old', reason: 'old', findings: 2, count: 7,"
                + " totalNanos: 4e9}, {rule: 'pool=x reason=y', reason: 'y', findings: 0, count: 0, totalNanos: 0}]");
        assertEquals(
                "suppress.checkoutservice-checkout = detector=SyncOverAsync class=com.example.shop.CheckoutService"
                        + " method=checkout reason=",
                js("suppress(report.findings[0]).querySelector('pre').textContent")
                        .asText());
        assertEquals(
                "class=a.B reason=old,old,2,7,4.0 s,pool=x reason=y,y,none,0,-",
                js("[...suppressions().querySelectorAll('td')].map(e => e.textContent).join(',')")
                        .asText());
        assertTrue(js("looked().textContent").asText().contains("2 findings suppressed"));
        open(SampleReport.hostile());
        js("report.suppressed = []");
        assertTrue(js("suppression(report.findings[0])").asText().matches("[\\w.$*= -]+ reason="));
        assertTrue(js("suppressions() === false").asBoolean(), "no rule, no section");
    }

    @Test
    void the_guide_answers_at_once_and_shows_the_code_for_this_jdk() throws Exception {
        open(SampleReport.withFindings());
        assertEquals(
                "HTTP call The client is asynchronous already: return its future and compose on it; never wrap a join"
                        + " of it into another task.",
                text(".guide details:nth-child(2) summary"));
        click(".guide details:nth-child(1) summary");
        until("document.querySelector('.guide .prose pre') !== null");
        assertTrue(text(".guide .prose pre").contains("newVirtualThreadPerTaskExecutor"), "the report is of JDK 21");
        assertEquals(
                "JDK 17,JDK 25",
                js("[...document.querySelectorAll('.guide details:nth-child(1) .explain h4')].map(e =>"
                                + " e.textContent).join(',')")
                        .asText());
        assertFalse(text(".guide details:nth-child(1) .prose").contains("Detectors:"));
        sound();
    }

    private static double[] box(String selector) throws Exception {
        var box = js(
                "(() => { const e = document.querySelector('" + selector
                        + "'); e.scrollIntoView({block: 'center'}); const b = e.getBoundingClientRect(); return [b.left, b.top, b.width, b.height]; })()");
        return new double[] {
            box.get(0).asDouble(),
            box.get(1).asDouble(),
            box.get(2).asDouble(),
            box.get(3).asDouble()
        };
    }
}
