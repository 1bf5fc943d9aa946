/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.viewer.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.parkwarden.model.Report;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** What tests of the page share: Chromium, the page in it, and questions to ask it. Pictures go to target/screenshots. */
abstract class InBrowser {
    static final Path PICTURES = Path.of("target", "screenshots");
    static Browser browser;

    @TempDir
    Path folder;

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

    void open(Report report) throws Exception {
        open(report, null);
    }

    void open(Report report, Report baseline) throws Exception {
        Path page = folder.resolve("page.html");
        Files.writeString(page, HtmlPage.of(report, baseline));
        browser.open(page);
    }

    /** No script failed, the policy forbade nothing, and nothing but the page itself was asked for. */
    static void sound() {
        assertEquals(List.of(), browser.complaints());
        assertEquals(1, browser.requests().size(), browser.requests().toString());
    }

    static JsonNode js(String expression) throws Exception {
        return browser.evaluate(expression);
    }

    static int count(String selector) throws Exception {
        return js("document.querySelectorAll('" + selector + "').length").asInt();
    }

    static int findings() throws Exception {
        return count(".finding");
    }

    static String text(String selector) throws Exception {
        return js("document.querySelector('" + selector + "').textContent").asText();
    }

    static void click(String selector) throws Exception {
        js("document.querySelector('" + selector + "').click()");
    }

    /** Chooses an option as a user does. */
    static void choose(String id, String value) throws Exception {
        js("{ const s = document.querySelector('#" + id + "'); s.value = '" + value
                + "'; s.dispatchEvent(new Event('change')); }");
    }

    static void type(String text) throws Exception {
        js("{ const f = document.querySelector('#by-text'); f.value = '" + text
                + "'; f.dispatchEvent(new Event('input')); }");
        js("new Promise(done => setTimeout(done, 200))");
    }

    /** Waits until an expression is true; the page does some work a little later, to stay quick. */
    static void until(String expression) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!js(expression).asBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("never true: " + expression);
            }
            js("new Promise(done => setTimeout(done, 20))");
        }
    }

    static void assertNoSidewaysScroll() throws Exception {
        assertEquals(
                0,
                js("Math.max(0, document.documentElement.scrollWidth - innerWidth)")
                        .asInt(),
                "pixels to scroll sideways");
    }
}
