/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.viewer.report;

import io.parkwarden.model.Finding;
import io.parkwarden.model.Report;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A report as one HTML page that loads nothing. Two rules keep strings of the watched program from acting: in data blocks
 * every character that could end the block is escaped, and the script only ever sets text. A page is at most
 * {@value #MAX_BYTES} bytes long; what has no room is counted on it.
 */
public final class HtmlPage {
    /** The longest page in bytes. Browsers take longer ones; mail and artefact stores often do not. */
    public static final int MAX_BYTES = 10_000_000;

    private static final int MAX_PLAIN = 2_000;
    private static final int MAX_ALL_PLAIN = 400_000;

    private HtmlPage() {}

    /** The page of this report. */
    public static String of(Report report) {
        return of(report, null);
    }

    /**
     * The page of this report, with what is new and what is gone.
     *
     * @param baseline an older report to compare with; null for none
     */
    public static String of(Report report, @Nullable Report baseline) {
        Outcome outcome = Outcome.of(report);
        PageTemplate page = new PageTemplate();
        page.put("title", "<title>" + escape(title(report, outcome)) + "</title>");
        page.put("plain", plain(report, outcome));
        long room = (long) MAX_BYTES - page.toString().getBytes(StandardCharsets.UTF_8).length;
        page.put("data", PageData.of(report, outcome, baseline == null ? null : Baseline.of(report, baseline), room));
        return page.toString();
    }

    private static String title(Report report, Outcome outcome) {
        return Plain.clip(Plain.line(outcome.headline()), 120) + " - "
                + Plain.clip(Plain.line(report.run().mainClass()), 80) + " - Parkwarden";
    }

    /** What a reader without scripts gets: the verdict and the findings. */
    private static String plain(Report report, Outcome outcome) {
        StringBuilder html = new StringBuilder();
        html.append("<main class=\"wrap\"><h1>")
                .append(shown(outcome.headline()))
                .append("</h1>\n");
        html.append("<p>").append(shown(outcome.detail())).append("</p>\n");
        int told = 0;
        for (Finding finding : report.findings()) {
            if (html.length() > MAX_ALL_PLAIN) {
                html.append("<p>")
                        .append(Amounts.count(report.findings().size() - told, "further finding"))
                        .append(": allow scripts to see them.</p>\n");
                break;
            }
            told++;
            html.append("<section class=\"card none\"><h2>")
                    .append(escape(finding.severity().word()))
                    .append(": ")
                    .append(shown(finding.detector()))
                    .append("</h2>\n<p><code>")
                    .append(shown(finding.site().toString()))
                    .append("</code></p>\n<p>")
                    .append(shown(finding.summary()))
                    .append("</p>\n<p>")
                    .append(shown(finding.advice().text()))
                    .append("</p></section>\n");
        }
        return html.append("</main>").toString();
    }

    private static String shown(String text) {
        return "<bdi>" + escape(Plain.clip(Plain.line(text), MAX_PLAIN)) + "</bdi>";
    }

    /** Text as HTML. */
    static String escape(String text) {
        StringBuilder html = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '<' -> html.append("&lt;");
                case '>' -> html.append("&gt;");
                case '&' -> html.append("&amp;");
                case '"' -> html.append("&quot;");
                case '\'' -> html.append("&#39;");
                default -> html.append(c);
            }
        }
        return html.toString();
    }
}
