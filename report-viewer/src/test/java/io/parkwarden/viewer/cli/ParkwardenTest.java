/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.viewer.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.parkwarden.viewer.SampleReport;
import io.parkwarden.viewer.read.ReportJson;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Command lines as a user types them: exit code, results, narration. */
class ParkwardenTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    private Path report;

    @BeforeEach
    void writeReport() throws IOException {
        report = Files.writeString(folder.resolve("report.json"), ReportJson.write(SampleReport.withFindings()));
    }

    @Test
    void view_prints_the_verdict() {
        assertEquals(0, run("view", report.toString()));
        assertTrue(out.toString().startsWith("Sync over async on orders-pool: "));
        assertEquals("", err.toString());
    }

    @Test
    void several_files_are_shown_as_one() {
        assertEquals(0, run("view", report.toString(), report.toString()));
        assertTrue(out.toString().contains("2 reports as one: com.example.shop.ShopServer"), out.toString());
    }

    @Test
    void html_writes_the_page_and_prints_its_path() throws IOException {
        Path page = folder.resolve("out.html");
        assertEquals(0, run("html", report.toString(), "-o", page.toString()));
        assertEquals(page + System.lineSeparator(), out.toString());
        assertTrue(Files.readString(page).startsWith("<!DOCTYPE html>"));
    }

    @Test
    void html_writes_nothing_when_the_input_is_bad() throws IOException {
        Path bad = Files.writeString(folder.resolve("bad.json"), "{\"schemaVersion\":1,");
        Path page = folder.resolve("out.html");
        assertEquals(3, run("html", bad.toString(), "-o", page.toString()));
        assertFalse(Files.exists(page));
        assertSentence("not complete JSON");
    }

    @Test
    void a_wrong_command_line_is_usage() {
        assertEquals(2, run());
        assertEquals(2, run("veiw", report.toString()));
        assertEquals(2, run("view"));
        assertEquals(2, run("attach", "1", "--duration", "soon"));
        assertTrue(err.toString().contains("'soon' is no time"), err.toString());
        assertEquals(
                2,
                run(
                        "html",
                        report.toString(),
                        "-o",
                        folder.resolve("none/x.html").toString()));
        assertSentence("does not exist");
    }

    @Test
    void a_missing_file_is_no_data() {
        assertEquals(3, run("view", folder.resolve("none.json").toString()));
        assertSentence("There is no file");
    }

    @Test
    void explain_lists_the_detectors_and_names_the_nearest() {
        assertEquals(0, run("explain"));
        assertTrue(out.toString().contains("SyncOverAsync\t"));
        assertEquals(2, run("explain", "ParkedWroker"));
        assertSentence("Did you mean ParkedWorker?");
    }

    @Test
    void help_and_version_are_results() {
        assertEquals(0, run("--help"));
        assertTrue(out.toString().contains("Usage: parkwarden"));
        assertEquals(0, run("--version"));
        assertTrue(out.toString().contains("parkwarden "));
        assertEquals("", err.toString());
    }

    @Test
    void attach_to_a_pid_that_is_not_there() {
        assertEquals(2, run("attach", "2147483646"));
        assertSentence("There is no process 2147483646");
    }

    @Test
    void attach_to_a_name_that_is_not_there() {
        assertEquals(2, run("attach", "com.example.NoSuchMain"));
        assertSentence("No running JVM has the main class com.example.NoSuchMain");
    }

    @Test
    void attach_to_itself() {
        assertEquals(2, run("attach", Long.toString(ProcessHandle.current().pid())));
        assertSentence("is the viewer itself");
    }

    @Test
    void the_viewers_own_agent_options_cannot_be_set() {
        assertEquals(2, run("attach", Long.toString(ProcessHandle.current().pid()), "--option", "command=stop"));
        assertSentence("The option command is the viewer's own");
    }

    private int run(String... args) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        return Parkwarden.run(
                new Terminal(new PrintWriter(out, true), new PrintWriter(err, true), false, false, 100), args);
    }

    private void assertSentence(String part) {
        assertTrue(err.toString().contains(part), err.toString());
        assertFalse(err.toString().contains("\tat "), "no stack trace");
        assertTrue(err.toString().lines().count() <= 3, err.toString());
    }
}
