/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.viewer.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.parkwarden.model.Finding;
import io.parkwarden.model.Site;
import io.parkwarden.viewer.SampleReport;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which findings the page shows, and in which order. */
class PageFiltersTest extends InBrowser {
    @Test
    void by_severity_detector_pool_package_and_text() throws Exception {
        open(SampleReport.withFindings());
        click(".toggles button");
        assertEquals(3, findings());
        assertEquals(
                "false",
                js("document.querySelector('.toggles button').getAttribute('aria-pressed')")
                        .asText());
        type("hikari");
        assertEquals(1, findings());
        type("no such text");
        assertEquals(0, findings());
        assertEquals("No finding fits the filter.", text(".empty p"));
        click(".empty button");
        assertEquals(4, findings());
        assertEquals("", js("document.querySelector('#by-text').value").asText());
        choose("by-detector", "SyncOverAsync");
        assertEquals(1, findings());
        choose("by-detector", "");
        choose("by-pool", "mail");
        assertEquals(1, findings());
        assertEquals("Mailer.java:88", text(".finding .where"));
        click(".clear");
        assertEquals(4, findings());
        sound();
    }

    @Test
    void by_package_where_there_are_several() throws Exception {
        var findings = new ArrayList<>(SampleReport.withFindings().findings());
        var model = findings.get(1);
        findings.add(SampleReport.finding(
                "ParkedWorker",
                model.severity(),
                model.waitedFor().kind(),
                "x",
                new Site("org.example.batch.Job", "run", "Job.java", 5),
                model.pool(),
                3,
                20_000_000L,
                "Batch.",
                model.advice()));
        open(SampleReport.report(findings, List.of()));
        choose("by-package", "org.example.batch");
        assertEquals(1, findings());
        assertEquals("Job.java:5", text(".finding .where"));
        assertEquals("1 of 5 shown, worst first", text("#findings h2 .muted"));
    }

    @Test
    void the_order_can_be_chosen() throws Exception {
        open(SampleReport.withFindings());
        choose("by-order", "place");
        assertEquals("CheckoutService.java:118,Mailer.java:88,OrderRepository.java:57,PriceClient.java:41", places());
        choose("by-order", "count");
        assertEquals("OrderRepository.java:57,CheckoutService.java:118,PriceClient.java:41,Mailer.java:88", places());
    }

    @Test
    void a_time_dragged_over_the_pools_or_set_by_keyboard_keeps_the_findings_of_that_time() throws Exception {
        var all = SampleReport.withFindings().findings();
        var early = all.get(0);
        var late = new Finding(
                all.get(1).detector(),
                all.get(1).fingerprint(),
                all.get(1).severity(),
                all.get(1).confidence(),
                all.get(1).summary(),
                all.get(1).site(),
                all.get(1).waitedFor(),
                all.get(1).pool(),
                all.get(1).otherPools(),
                all.get(1).blocked(),
                all.get(1).harm(),
                early.firstSeenMillis() + 5_000,
                early.firstSeenMillis() + 6_000,
                all.get(1).threads(),
                all.get(1).stacks(),
                all.get(1).details(),
                all.get(1).absorbed(),
                all.get(1).advice());
        open(SampleReport.report(List.of(early, late), List.of()));
        js("document.querySelector('.plot').scrollIntoView({block: 'center'})");
        var box = js("(() => { const b = document.querySelector('.plot').getBoundingClientRect();"
                + " return [b.left, b.top, b.width]; })()");
        double left = box.get(0).asDouble();
        double top = box.get(1).asDouble() + 20;
        double width = box.get(2).asDouble();
        browser.drag(left + width * 0.2, top, left + width * 0.5, top);
        assertEquals(1, findings(), "the pools are drawn for 8 s: the later finding begins at 6 s");
        assertEquals("CheckoutService.java:118", text(".finding .where"));
        assertTrue(js("Number(document.querySelector('.plot .brush').getAttribute('width')) > 250")
                .asBoolean());
        until("document.querySelector('#blocked h2 .muted').textContent.endsWith('in 1 finding')");
        click(".chip");
        assertEquals(2, findings());
        js("document.querySelector('.sliders input').focus()");
        browser.press("End");
        assertEquals(1, findings(), "one of them is still seen at the end");
        browser.press("Home");
        assertEquals(2, findings());
        js("document.querySelectorAll('.sliders input')[1].focus()");
        for (int i = 0; i < 60; i++) {
            browser.press("ArrowLeft");
        }
        assertEquals(1, findings());
        assertTrue(js("document.activeElement.getAttribute('aria-valuetext')")
                .asText()
                .matches("\\d\\d:\\d\\d:\\d\\d"));
        sound();
    }

    private static String places() throws Exception {
        return js("[...document.querySelectorAll('.finding .where')].map(e => e.textContent).join(',')")
                .asText();
    }
}
