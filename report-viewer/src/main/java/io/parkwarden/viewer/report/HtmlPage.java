/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.viewer.report;

import io.parkwarden.detectors.Description;
import io.parkwarden.detectors.Detectors;
import io.parkwarden.model.Finding;
import io.parkwarden.model.Report;
import io.parkwarden.model.Words;
import io.parkwarden.viewer.read.ReportJson;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A report as one HTML page that loads nothing. The template is a page by itself; what stands between its markers is
 * replaced. Two rules keep strings of the watched program from acting: in data blocks every character that could end the
 * block is escaped, and the script only ever sets text. The content policy then allows this one script, by its digest.
 */
public final class HtmlPage {
    private static final String TEMPLATE = "page.html";
    private static final int MAX_PLAIN = 2_000;

    private HtmlPage() {}

    /** The page of this report. */
    public static String of(Report report) {
        Outcome outcome = Outcome.of(report);
        String page = template();
        String policy = policy(page);
        page = replace(page, "policy", policy);
        page = replace(page, "title", "<title>" + escape(title(report, outcome)) + "</title>");
        page = replace(page, "plain", plain(report, outcome));
        return replace(page, "data", data(report, outcome));
    }

    private static String title(Report report, Outcome outcome) {
        return Plain.clip(Plain.line(outcome.headline()), 120) + " - "
                + Plain.clip(Plain.line(report.run().mainClass()), 80) + " - Parkwarden";
    }

    /** Style and script stand in the template as they run, so their digests are known before the data is put in. */
    private static String policy(String page) {
        String script =
                page.substring(page.lastIndexOf("<script>") + "<script>".length(), page.lastIndexOf("</script>"));
        String style = page.substring(page.indexOf("<style>") + "<style>".length(), page.indexOf("</style>"));
        return "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src '"
                + digest(script) + "'; style-src '" + digest(style) + "'; base-uri 'none'; form-action 'none'\">";
    }

    private static String data(Report report, Outcome outcome) {
        Map<String, String> verdict = new LinkedHashMap<>();
        verdict.put("kind", Words.of(outcome.kind()));
        verdict.put("headline", outcome.headline());
        verdict.put("detail", outcome.detail());
        Map<String, String> detectors = new LinkedHashMap<>();
        Detectors.all().forEach(detector -> {
            Description description = detector.description();
            detectors.put(description.name(), description.summary());
        });
        return block("outcome", ReportJson.write(verdict)) + "\n" + block("detectors", ReportJson.write(detectors))
                + "\n" + block("report", ReportJson.write(report));
    }

    private static String block(String id, String json) {
        return "<script type=\"application/json\" id=\"" + id + "\">" + escapeJson(json) + "</script>";
    }

    /** JSON that cannot end the block it stands in: these characters only occur inside its strings. */
    static String escapeJson(String json) {
        StringBuilder safe = new StringBuilder(json.length() + json.length() / 16);
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            switch (c) {
                case '<', '>', '&', '\u2028', '\u2029' -> safe.append(String.format("\\u%04x", (int) c));
                default -> safe.append(c);
            }
        }
        return safe.toString();
    }

    /** What a reader without scripts gets: the verdict and the findings. */
    private static String plain(Report report, Outcome outcome) {
        StringBuilder html = new StringBuilder();
        html.append("<main class=\"wrap\"><h1>")
                .append(shown(outcome.headline()))
                .append("</h1>\n");
        html.append("<p>").append(shown(outcome.detail())).append("</p>\n");
        for (Finding finding : report.findings()) {
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

    private static String replace(String page, String name, String content) {
        String begin = "<!--begin:" + name + "-->";
        String end = "<!--end:" + name + "-->";
        int from = page.indexOf(begin);
        int to = page.indexOf(end);
        if (from < 0 || to < from) {
            throw new IllegalStateException("the template has no place for " + name);
        }
        return page.substring(0, from) + content + page.substring(to + end.length());
    }

    private static String template() {
        try (@Nullable InputStream in = HtmlPage.class.getResourceAsStream(TEMPLATE)) {
            if (in == null) {
                throw new IllegalStateException("the page's template is not in the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new IllegalStateException("the page's template cannot be read", e);
        }
    }

    private static String digest(String content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
