/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.viewer.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.parkwarden.model.Report;
import io.parkwarden.viewer.SampleReport;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page as a reader has it: opened in Chromium. Pictures go to target/screenshots. */
class PageInBrowserTest {
    private static final Path PICTURES = Path.of("target", "screenshots");
    private static Browser browser;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() throws Exception {
        var chromium = Browser.find();
        Assumptions.assumeTrue(
                chromium.isPresent(), "chromium is not on the path: the page is not looked at in a browser");
        browser = new Browser(chromium.get());
    }

    @AfterAll
    static void stop() throws Exception {
        if (browser != null) {
            browser.close();
        }
    }

    @BeforeEach
    void usual() throws Exception {
        browser.scripts(true);
        browser.show(1280, 900, false);
    }

    @Test
    void shows_the_verdict_first_and_the_worst_finding_open() throws Exception {
        open(SampleReport.withFindings());
        assertEquals("1 error, 2 warnings on orders-pool, commonPool", text("h1"));
        assertEquals(
                4,
                browser.evaluate("document.querySelectorAll('.finding').length").asInt());
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
    void text_has_enough_contrast_in_both_schemes() throws Exception {
        for (boolean dark : List.of(false, true)) {
            browser.show(1280, 900, dark);
            open(SampleReport.withFindings());
            browser.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)");
            assertEquals("", browser.evaluate(LOW_CONTRAST).asText(), dark ? "dark" : "light");
        }
    }

    @Test
    void filters_by_severity_detector_and_text() throws Exception {
        open(SampleReport.withFindings());
        browser.evaluate("document.querySelectorAll('.toggles button')[0].click()");
        assertEquals(3, findings());
        browser.evaluate("type = (text) => { const f = document.querySelector('#by-text'); f.value = text;"
                + " f.dispatchEvent(new Event('input')); }; type('hikari')");
        assertEquals(1, findings());
        browser.evaluate("type('no such text')");
        assertEquals(0, findings());
        assertEquals("No finding fits the filter.", text(".empty p"));
        browser.evaluate("document.querySelector('.empty button').click()");
        assertEquals(4, findings());
        browser.evaluate("{ const s = document.querySelector('#by-detector'); s.value = 'SyncOverAsync';"
                + " s.dispatchEvent(new Event('change')); }");
        assertEquals(1, findings());
        sound();
    }

    @Test
    void works_by_keyboard_alone() throws Exception {
        open(SampleReport.withFindings());
        browser.press("Tab");
        assertEquals(
                "Skip to the findings",
                browser.evaluate("document.activeElement.textContent").asText());
        assertTrue(browser.evaluate("document.activeElement.getBoundingClientRect().top >= 0")
                .asBoolean());
        for (int i = 0; i < 60 && !focused("summary"); i++) {
            browser.press("Tab");
        }
        assertTrue(focused("summary"), "a finding can be reached by Tab");
        browser.press("Enter");
        assertFalse(browser.evaluate("document.activeElement.parentNode.open").asBoolean());
        browser.press("Enter");
        assertTrue(browser.evaluate("document.activeElement.parentNode.open").asBoolean());
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
        assertEquals(4, browser.evaluate("document.scripts.length").asInt());
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
        Path template = folder.resolve("template.html");
        try (var in = HtmlPage.class.getResourceAsStream("page.html")) {
            Files.copy(in, template);
        }
        browser.open(template);
        assertEquals("1 warning on orders-pool", text("h1"));
        assertEquals(1, findings());
        assertEquals(List.of(), browser.complaints());
    }

    @Test
    void five_thousand_findings_stay_usable() throws Exception {
        var one = SampleReport.withFindings().findings().get(1);
        open(SampleReport.report(java.util.Collections.nCopies(5_000, one), List.of()));
        assertEquals(200, findings());
        browser.evaluate("document.querySelector('.more').click()");
        assertEquals(400, findings());
        sound();
    }

    private void open(Report report) throws Exception {
        Path page = folder.resolve("page.html");
        Files.writeString(page, HtmlPage.of(report));
        browser.open(page);
    }

    /** No script failed, the policy forbade nothing, and nothing but the page itself was asked for. */
    private static void sound() {
        assertEquals(List.of(), browser.complaints());
        assertEquals(1, browser.requests().size(), browser.requests().toString());
    }

    private static int findings() throws Exception {
        return browser.evaluate("document.querySelectorAll('.finding').length").asInt();
    }

    private static boolean focused(String tag) throws Exception {
        return browser.evaluate("document.activeElement.localName").asText().equals(tag);
    }

    private static String text(String selector) throws Exception {
        return browser.evaluate("document.querySelector('" + selector + "').textContent")
                .asText();
    }

    private static void assertNoSidewaysScroll() throws Exception {
        assertEquals(
                0,
                browser.evaluate("Math.max(0, document.documentElement.scrollWidth - innerWidth)")
                        .asInt(),
                "pixels to scroll sideways");
    }

    /** WCAG 2.1 AA: 4.5 to 1, or 3 to 1 for large text, against the nearest opaque background. */
    private static final String LOW_CONTRAST = """
            (() => {
              const parse = c => (c.match(/[\\d.]+/g) || []).map(Number);
              const lum = ([r, g, b]) => [r, g, b].map(v => (v /= 255) <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4)
                .reduce((sum, v, i) => sum + v * [.2126, .7152, .0722][i], 0);
              const behind = e => { for (; e; e = e.parentElement) { const c = parse(getComputedStyle(e).backgroundColor);
                if (c.length === 3 || c[3] === 1) return c; } return [255, 255, 255]; };
              const low = new Set();
              const walker = document.createTreeWalker(document.querySelector('#page'), NodeFilter.SHOW_TEXT);
              while (walker.nextNode()) {
                const e = walker.currentNode.parentElement, s = getComputedStyle(e);
                if (!walker.currentNode.nodeValue.trim() || !e.getClientRects().length) continue;
                const a = lum(parse(s.color)), b = lum(behind(e));
                const ratio = (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
                const size = parseFloat(s.fontSize), large = size >= 24 || size >= 18.66 && s.fontWeight >= 700;
                if (ratio < (large ? 3 : 4.5)) low.add(e.className + ' ' + e.localName + ' ' + ratio.toFixed(2));
              }
              return [...low].join('; ');
            })()""";
}
