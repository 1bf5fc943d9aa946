/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.viewer.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.parkwarden.viewer.SampleReport;
import io.parkwarden.viewer.read.ReportJson;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What all commands have in common: forms, many files, files that are broken, files that are written. */
class CommandsTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    private String report = "";
    private String clean = "";
    private String broken = "";

    @BeforeEach
    void write() throws IOException {
        String json = ReportJson.write(SampleReport.withFindings());
        report = Files.writeString(folder.resolve("report.json"), json).toString();
        clean = Files.writeString(folder.resolve("clean.json"), ReportJson.write(SampleReport.clean()))
                .toString();
        broken = Files.writeString(folder.resolve("broken.json"), json.substring(0, json.length() / 2))
                .toString();
    }

    @Test
    void every_command_that_prints_has_the_same_forms() throws IOException {
        List<List<String>> commands = List.of(
                List.of("view", report),
                List.of("check", clean),
                List.of("diff", clean, report),
                List.of("explain"),
                List.of("explain", "ParkedWorker"),
                List.of("decide", "--jdk", "21"),
                List.of("attach"));
        for (List<String> command : commands) {
            for (String format : List.of("text", "table", "tree", "json", "csv")) {
                assertEquals(0, run(command, "--format", format), () -> command + " " + err);
                if (format.equals("json")) {
                    JsonNode json = new ObjectMapper().readTree(out.toString());
                    assertTrue(json.isArray() || json.has("findings"), command::toString);
                } else if (format.equals("csv")) {
                    assertTrue(out.toString().endsWith("\r\n"), command::toString);
                }
            }
            assertEquals(2, run(command, "--format", "yaml"), command::toString);
        }
    }

    @Test
    void arguments_may_be_in_a_file() throws IOException {
        Path arguments = Files.writeString(folder.resolve("arguments"), report + "\n" + clean + "\n");
        assertEquals(0, run(List.of("merge", "@" + arguments)));
        assertEquals(
                2,
                new ObjectMapper()
                        .readTree(out.toString())
                        .path("merged")
                        .path("reports")
                        .asInt());
    }

    @Test
    void the_page_compares_with_a_baseline() throws IOException {
        Path page = folder.resolve("page.html");
        assertEquals(0, run(List.of("html", clean, "--baseline", report, "-o", page.toString())));
        String html = Files.readString(page);
        assertTrue(html.contains("\"fixed\":[{\"detector\":\"SyncOverAsync\""), "what is gone is on the page");
        assertEquals(0, run(List.of("html", report, "-o", page.toString())));
        assertFalse(Files.readString(page).contains("\"fixed\":["));
    }

    @Test
    void of_several_files_the_broken_one_is_told_and_left_out() throws IOException {
        Path merged = folder.resolve("merged.json");
        assertEquals(3, run(List.of("merge", report, broken, clean, "-o", merged.toString())));
        assertTrue(err.toString().contains("broken.json is not complete JSON"), err.toString());
        assertEquals(0, run(List.of("view", merged.toString())));
        assertTrue(out.toString().contains("2 reports as one"), out.toString());
        assertEquals(3, run(List.of("check", report, broken, "--fail-on", "error")));
        assertEquals(3, run(List.of("merge", broken, broken)));
    }

    @Test
    void what_fails_leaves_the_old_file_and_no_other() throws IOException {
        Path page = Files.writeString(folder.resolve("page.html"), "old");
        Path none = folder.resolve("none.json");
        for (List<String> command : List.of(
                List.of("html", broken, "-o", page.toString()),
                List.of("merge", broken, "-o", none.toString()),
                List.of("export", broken, "--to", "sarif", "-o", none.toString()),
                List.of("check", broken, "--write-baseline", none.toString()))) {
            assertEquals(3, run(command), command::toString);
        }
        assertEquals("old", Files.readString(page));
        try (var files = Files.list(folder)) {
            assertEquals(
                    List.of("broken.json", "clean.json", "page.html", "report.json"),
                    files.map(file -> file.getFileName().toString()).sorted().toList());
        }
    }

    @Test
    void colour_is_for_terminals_that_want_it() {
        assertEquals(0, run(List.of("view", report)));
        assertFalse(out.toString().contains("\u001b"));
        StringWriter coloured = new StringWriter();
        PrintWriter writer = new PrintWriter(coloured, true);
        assertEquals(0, Parkwarden.run(new Terminal(writer, writer, true, false, 100), "view", report));
        assertTrue(coloured.toString().contains("\u001b[31;1m"));
    }

    @Test
    void the_bar_tells_how_long_it_will_take() {
        assertEquals(
                "reading [######                  ] 25 %, 30 s left", ReadProgress.line(250, 1_000, 10_000_000_000L));
        assertEquals("reading [########################] 100 %, 0 s left", ReadProgress.line(9, 9, 1_000_000_000L));
        assertTrue(ReadProgress.line(1, 1_000, 1_000_000_000L).endsWith("16 min 39 s left"));
        assertTrue(ReadProgress.line(0, 0, 1).endsWith("0 %"));
    }

    @Test
    void commands_for_a_watched_jvm_say_what_is_wrong() {
        for (String command : List.of("status", "top", "detach")) {
            assertEquals(2, run(List.of(command, "2147483646")), command);
            assertTrue(err.toString().contains("There is no process 2147483646"), err.toString());
            assertEquals(2, run(List.of(command)), command);
        }
    }

    private int run(List<String> command, String... more) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        String[] words = new String[command.size() + more.length];
        for (int i = 0; i < words.length; i++) {
            words[i] = i < command.size() ? command.get(i) : more[i - command.size()];
        }
        return Parkwarden.run(
                new Terminal(new PrintWriter(out, true), new PrintWriter(err, true), false, false, 100), words);
    }
}
