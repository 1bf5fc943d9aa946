/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.viewer.cli;

import io.parkwarden.viewer.report.Listing;
import java.util.ArrayList;
import java.util.List;

/** A page of the documentation as rows: a heading and what stands below it. */
final class Sections {
    private Sections() {}

    /** A row per heading that has text below it, named with the headings above it. */
    static Listing of(String page) {
        List<List<Object>> rows = new ArrayList<>();
        String title = "";
        String part = "";
        String heading = "";
        StringBuilder text = new StringBuilder();
        boolean code = false;
        for (String line : page.lines().toList()) {
            code ^= line.startsWith("```");
            if (code || !line.startsWith("#")) {
                text.append(line).append('\n');
                continue;
            }
            add(rows, part, heading.isEmpty() ? title : heading, text);
            String name = line.replaceFirst("^#+\\s*", "");
            if (line.startsWith("### ")) {
                heading = name;
            } else if (line.startsWith("## ")) {
                part = name;
                heading = name;
            } else {
                title = name;
            }
        }
        add(rows, part, heading.isEmpty() ? title : heading, text);
        return new Listing(List.of("part", "heading", "text"), rows);
    }

    private static void add(List<List<Object>> rows, String part, String heading, StringBuilder text) {
        if (!text.toString().isBlank()) {
            rows.add(List.of(
                    part.isEmpty() ? heading : part, heading, text.toString().strip()));
        }
        text.setLength(0);
    }
}
