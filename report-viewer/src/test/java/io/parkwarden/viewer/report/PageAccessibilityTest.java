/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.viewer.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.parkwarden.model.Report;
import io.parkwarden.viewer.SampleReport;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** WCAG 2.1 A and AA as far as a machine can tell (axe-core), and the keyboard. */
class PageAccessibilityTest extends InBrowser {
    @Test
    void axe_finds_no_violation_in_light_and_dark() throws Exception {
        Report now = SampleReport.withFindings();
        Report before = SampleReport.report(now.findings().subList(1, 2), List.of());
        for (boolean dark : List.of(false, true)) {
            browser.show(1280, 900, dark);
            open(now, before);
            assertEquals("", violations(), "as opened, " + (dark ? "dark" : "light"));
            everythingOpen();
            assertEquals("", violations(), "all open, " + (dark ? "dark" : "light"));
            browser.show(390, 844, dark);
            assertEquals("", violations(), "narrow, " + (dark ? "dark" : "light"));
        }
    }

    @Test
    void axe_finds_no_violation_where_there_is_nothing_to_show() throws Exception {
        for (boolean dark : List.of(false, true)) {
            browser.show(1280, 900, dark);
            for (Report report : List.of(
                    SampleReport.clean(),
                    Silence.nothingOn(SampleReport.clean()),
                    Silence.tooShort(SampleReport.clean()))) {
                open(report);
                everythingOpen();
                assertEquals("", violations());
            }
        }
    }

    @Test
    void the_test_would_see_a_violation() throws Exception {
        open(SampleReport.withFindings());
        js("document.querySelector('.say').style.color = 'rgb(200, 200, 200)'");
        js("document.querySelector('#by-text').closest('label').replaceWith(document.querySelector('#by-text'))");
        js("document.querySelector('#by-text').placeholder = ''");
        assertEquals("color-contrast 1; label 1", violations());
    }

    @Test
    void findings_open_and_close_by_keyboard() throws Exception {
        open(SampleReport.withFindings());
        browser.press("Tab");
        assertEquals(
                "Skip to the findings", js("document.activeElement.textContent").asText());
        assertTrue(js("document.activeElement.getBoundingClientRect().top >= 0").asBoolean());
        tabTo("document.activeElement.matches('.finding > summary')");
        browser.press("Enter");
        assertFalse(js("document.activeElement.parentNode.open").asBoolean());
        browser.press("Enter");
        assertTrue(js("document.activeElement.parentNode.open").asBoolean());
    }

    @Test
    void the_tree_of_blocked_time_is_walked_by_arrow_keys() throws Exception {
        open(SampleReport.withFindings());
        js("document.querySelector('.flames .settings').open = true");
        js("document.querySelector('.flames .settings > summary').focus()");
        browser.press("Tab");
        assertEquals(
                "treeitem", js("document.activeElement.getAttribute('role')").asText());
        assertEquals(
                "1", js("document.activeElement.getAttribute('aria-level')").asText());
        browser.press("ArrowDown");
        assertTrue(focusedLabel().startsWith("orders-pool, "), focusedLabel());
        assertEquals(
                "false",
                js("document.activeElement.getAttribute('aria-expanded')").asText());
        browser.press("ArrowRight");
        assertEquals(
                "true",
                js("document.activeElement.getAttribute('aria-expanded')").asText());
        browser.press("ArrowRight");
        assertTrue(
                focusedLabel().startsWith("com.example.shop.CheckoutService.lambda$checkout$1:96, "), focusedLabel());
        browser.press("ArrowLeft");
        browser.press("ArrowLeft");
        assertTrue(focusedLabel().startsWith("orders-pool, "));
        browser.press("Enter");
        assertEquals(1, count(".flamebar.pool"), "Enter zooms the picture");
        browser.press("Tab");
        assertFalse(js("document.activeElement.closest('.tree') !== null").asBoolean(), "the tree is one stop");
    }

    private static String focusedLabel() throws Exception {
        return js("document.activeElement.getAttribute('aria-label')").asText();
    }

    private static void tabTo(String condition) throws Exception {
        for (int i = 0; i < 80; i++) {
            if (js(condition).asBoolean()) {
                return;
            }
            browser.press("Tab");
        }
        throw new AssertionError("Tab does not reach " + condition);
    }

    private static void everythingOpen() throws Exception {
        for (int i = 0; i < 3; i++) {
            js("document.querySelectorAll('details').forEach(d => d.open = true)");
            js("new Promise(done => setTimeout(done, 60))");
        }
    }

    /** Rules that are broken, each with its number of elements. */
    private static String violations() throws Exception {
        js(AXE);
        return js("axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa']}).then(r =>"
                        + " r.violations.map(v => v.id + ' ' + v.nodes.length).join('; '))")
                .asText();
    }

    private static final String AXE = axe();

    private static String axe() {
        try (InputStream in = PageAccessibilityTest.class.getResourceAsStream(
                "/META-INF/resources/webjars/axe-core/4.6.3/axe.min.js")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
