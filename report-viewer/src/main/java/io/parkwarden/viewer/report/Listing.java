/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.viewer.report;

import io.parkwarden.viewer.read.ReportJson;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Rows with named columns, as text for a reader, a script or a spreadsheet. Cells are numbers or strings; strings may be
 * the watched program's and are made harmless where they are shown.
 *
 * @param columns their names, in lower case
 * @param rows each with a cell per column
 */
public record Listing(List<String> columns, List<List<Object>> rows) {
    private static final int WIDEST = 80;

    /** Aligned columns with a head; cells are clipped to {@value #WIDEST} characters, except sites and the last column. */
    public String table() {
        List<List<String>> lines = new ArrayList<>();
        lines.add(columns);
        rows.forEach(row -> lines.add(row.stream().map(Listing::shown).toList()));
        int last = columns.size() - 1;
        int[] widths = new int[columns.size()];
        lines.forEach(line -> {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], Math.min(WIDEST, line.get(i).length()));
            }
        });
        StringBuilder out = new StringBuilder();
        for (List<String> line : lines) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                String cell =
                        i == last || columns.get(i).equals("site") ? line.get(i) : Plain.clip(line.get(i), WIDEST);
                String pad = " ".repeat(Math.max(0, widths[i] - cell.length()));
                text.append(isNumber(i) ? pad + cell : cell + pad).append("  ");
            }
            out.append(text.toString().stripTrailing()).append('\n');
        }
        return out.toString();
    }

    private boolean isNumber(int column) {
        return !rows.isEmpty() && rows.stream().allMatch(row -> row.get(column) instanceof Number);
    }

    /** The first column's values, and under each its rows. */
    public String tree() {
        Map<String, List<List<Object>>> groups = new LinkedHashMap<>();
        rows.forEach(row -> groups.computeIfAbsent(shown(row.get(0)), name -> new ArrayList<>())
                .add(row));
        StringBuilder out = new StringBuilder();
        groups.forEach((name, members) -> {
            out.append(name.isEmpty() ? "(none)" : name).append('\n');
            for (int i = 0; i < members.size(); i++) {
                List<Object> row = members.get(i);
                List<String> parts = new ArrayList<>();
                for (int c = 1; c < row.size(); c++) {
                    String cell = shown(row.get(c));
                    if (!cell.isEmpty()) {
                        parts.add(row.get(c) instanceof Number ? columns.get(c) + " " + cell : cell);
                    }
                }
                out.append(i == members.size() - 1 ? "└─ " : "├─ ")
                        .append(String.join("  ", parts))
                        .append('\n');
            }
        });
        return out.toString();
    }

    /** An array with an object per row, on one line. */
    public String json() {
        List<Map<String, Object>> objects = new ArrayList<>();
        for (List<Object> row : rows) {
            Map<String, Object> object = new LinkedHashMap<>();
            for (int i = 0; i < columns.size(); i++) {
                object.put(columns.get(i), row.get(i));
            }
            objects.add(object);
        }
        return ReportJson.write(objects) + "\n";
    }

    /** Comma-separated values after RFC 4180, with a head. Text that a spreadsheet would take for a formula is quoted. */
    public String csv() {
        StringBuilder out = new StringBuilder();
        line(out, List.copyOf(columns));
        rows.forEach(row -> line(out, row));
        return out.toString();
    }

    private static void line(StringBuilder out, List<?> cells) {
        out.append(String.join(
                        ",",
                        cells.stream()
                                .map(cell -> cell instanceof Number ? shown(cell) : quoted(shown(cell)))
                                .toList()))
                .append("\r\n");
    }

    private static String quoted(String text) {
        String safe = !text.isEmpty() && "=+-@\t".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return safe.matches("[^\",\r\n]*") ? safe : '"' + safe.replace("\"", "\"\"") + '"';
    }

    private static String shown(Object cell) {
        return Plain.line(String.valueOf(cell));
    }
}
