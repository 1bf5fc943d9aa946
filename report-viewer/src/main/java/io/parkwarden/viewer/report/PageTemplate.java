/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.viewer.report;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The page's template, {@code page/page.html}, with style and scripts put in place of the references to them. Opened in a
 * browser as it is, the template loads the same files from beside it. Style and scripts are known before any data is put
 * in, so the content policy allows exactly these, by their digests.
 */
final class PageTemplate {
    private static final String FOLDER = "page/";
    private static final Pattern STYLE = Pattern.compile("<link rel=\"stylesheet\" href=\"([a-z]+\\.css)\">");
    private static final Pattern SCRIPT = Pattern.compile("<script src=\"([a-z]+\\.js)\"></script>");

    private String page;

    PageTemplate() {
        List<String> styles = new ArrayList<>();
        List<String> scripts = new ArrayList<>();
        page = text("page.html");
        page = inlined(page, STYLE, "style", styles);
        page = inlined(page, SCRIPT, "script", scripts);
        put(
                "policy",
                "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src "
                        + digests(scripts) + "; style-src " + digests(styles)
                        + "; base-uri 'none'; form-action 'none'\">");
    }

    private static String inlined(String page, Pattern reference, String element, List<String> contents) {
        return reference.matcher(page).replaceAll((MatchResult found) -> {
            String content = "\n" + text(found.group(1));
            contents.add(content);
            return Matcher.quoteReplacement("<" + element + ">" + content + "</" + element + ">");
        });
    }

    /** Replaces what stands between the markers of this name. */
    void put(String name, String content) {
        String begin = "<!--begin:" + name + "-->";
        String end = "<!--end:" + name + "-->";
        int from = page.indexOf(begin);
        int to = page.indexOf(end);
        if (from < 0 || to < from) {
            throw new IllegalStateException("the template has no place for " + name);
        }
        page = page.substring(0, from) + content + page.substring(to + end.length());
    }

    /** The page as far as it is filled. */
    @Override
    public String toString() {
        return page;
    }

    private static String text(String name) {
        try (@Nullable InputStream in = PageTemplate.class.getResourceAsStream(FOLDER + name)) {
            if (in == null) {
                throw new IllegalStateException("a part of the page is not in the jar: " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new IllegalStateException("a part of the page cannot be read: " + name, e);
        }
    }

    private static String digests(List<String> contents) {
        return contents.stream().map(PageTemplate::digest).collect(Collectors.joining(" "));
    }

    private static String digest(String content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
