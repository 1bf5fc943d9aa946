/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.viewer.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.parkwarden.model.Finding;
import io.parkwarden.model.Report;
import io.parkwarden.viewer.SampleReport;
import io.parkwarden.viewer.read.ReportJson;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;

/** The commands of docs/viewer.md, as they stand there, and what is in their results. */
class ViewerPageTest {
    private static final Report REPORT = SampleReport.withFindings();

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    @BeforeEach
    void writeReport() throws Exception {
        Files.writeString(folder.resolve("report.json"), ReportJson.write(REPORT));
        Files.writeString(folder.resolve("clean.json"), ReportJson.write(SampleReport.clean()));
    }

    @Test
    void every_example_of_the_page_runs() throws Exception {
        List<String> examples = Files.readAllLines(Path.of("..", "docs", "viewer.md")).stream()
                .filter(line -> line.startsWith("parkwarden "))
                .toList();
        assertTrue(examples.size() > 15, examples::toString);
        for (String example : examples) {
            assertEquals(0, run(example), () -> example + "\n" + err);
            assertFalse(out.toString().isEmpty(), example);
        }
    }

    @Test
    void check_counts_what_the_baseline_does_not_have() throws Exception {
        assertEquals(1, run("parkwarden check report.json"));
        assertTrue(out.toString().contains("3 of 4 findings count"), out.toString());
        assertEquals(1, run("parkwarden check report.json --fail-on error"));
        assertEquals(0, run("parkwarden check clean.json --fail-on info"));
        assertEquals(1, run("parkwarden check report.json --baseline clean.json"));
        assertEquals(0, run("parkwarden check clean.json --baseline report.json"));
        assertEquals(2, run("parkwarden check report.json --fail-on never"));
        Report unwatched = SampleReport.report(List.of(), List.of());
        String off = ReportJson.write(unwatched).replace("\"state\":\"on\"", "\"state\":\"off\"");
        Files.writeString(folder.resolve("off.json"), off);
        assertEquals(3, run("parkwarden check off.json"));
        assertTrue(err.toString().contains("No detector was on"), err.toString());
    }

    @Test
    void diff_tells_new_same_and_fixed_apart() {
        assertEquals(0, run("parkwarden diff clean.json report.json"));
        assertTrue(out.toString().endsWith("4 new, 0 worse, 0 same, 0 fixed\n"), out.toString());
        assertEquals(0, run("parkwarden diff report.json clean.json"));
        assertTrue(out.toString().endsWith("0 new, 0 worse, 0 same, 4 fixed\n"), out.toString());
        assertEquals(0, run("parkwarden diff report.json report.json"));
        assertTrue(out.toString().endsWith("0 new, 0 worse, 4 same, 0 fixed\n"), out.toString());
    }

    @Test
    void sarif_fits_its_schema() throws Exception {
        String text;
        try (InputStream in = ViewerPageTest.class.getResourceAsStream("/schema/sarif-schema-2.1.0.json")) {
            text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        Schema schema =
                SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7).getSchema(text, InputFormat.JSON);
        Files.writeString(folder.resolve("hostile.json"), ReportJson.write(SampleReport.hostile()));
        for (String report : List.of("report.json", "clean.json", "hostile.json")) {
            assertEquals(0, run("parkwarden export " + report + " --to sarif"));
            assertEquals(List.of(), schema.validate(out.toString(), InputFormat.JSON), report);
        }
        assertFalse(
                schema.validate("{\"version\":\"2.1.0\",\"runs\":[{}]}", InputFormat.JSON)
                        .isEmpty(),
                "a run without a tool");
    }

    /** What consumers read, beyond the schema. */
    @Test
    void sarif_has_what_2_1_0_requires() throws Exception {
        assertEquals(0, run("parkwarden export report.json --to sarif --source-root main"));
        JsonNode log = new ObjectMapper().readTree(out.toString());
        assertEquals("2.1.0", log.path("version").asText());
        JsonNode run = log.path("runs").path(0);
        List<String> rules = new ArrayList<>();
        run.path("tool")
                .path("driver")
                .path("rules")
                .forEach(rule -> rules.add(rule.path("id").asText()));
        assertEquals("Parkwarden", run.path("tool").path("driver").path("name").asText());
        assertEquals(REPORT.findings().size(), run.path("results").size());
        for (int i = 0; i < REPORT.findings().size(); i++) {
            Finding finding = REPORT.findings().get(i);
            JsonNode result = run.path("results").path(i);
            assertTrue(List.of("error", "warning", "note")
                    .contains(result.path("level").asText()));
            assertFalse(result.path("message").path("text").asText().isEmpty());
            assertEquals(
                    finding.fingerprint(),
                    result.path("partialFingerprints").path("parkwarden/v1").asText());
            JsonNode place = result.path("locations").path(0).path("physicalLocation");
            assertTrue(place.path("artifactLocation").path("uri").asText().startsWith("main/com/"), place::toString);
            assertTrue(place.path("region").path("startLine").asInt() >= 1, place::toString);
            JsonNode flow =
                    result.path("codeFlows").path(0).path("threadFlows").path(0).path("locations");
            assertTrue(flow.size() >= 1, result::toString);
        }
    }

    @Test
    void junit_is_xml_with_a_failure_for_each_finding_above_info() throws Exception {
        assertEquals(0, run("parkwarden export report.json --to junit"));
        Document suite = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(out.toString().getBytes(StandardCharsets.UTF_8)));
        assertEquals(4, suite.getElementsByTagName("testcase").getLength());
        assertEquals(3, suite.getElementsByTagName("failure").getLength());
    }

    @Test
    void github_gets_one_command_on_a_line_and_never_more_than_ten_of_a_kind() throws Exception {
        Finding warning = REPORT.findings().stream()
                .filter(finding -> finding.severity().word().equals("warning"))
                .findFirst()
                .orElseThrow();
        List<Finding> many = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            many.add(warning);
        }
        Files.writeString(folder.resolve("many.json"), ReportJson.write(SampleReport.report(many, List.of())));
        assertEquals(0, run("parkwarden export many.json --to github"));
        List<String> lines = out.toString().lines().toList();
        assertEquals(10, lines.size());
        assertTrue(lines.stream().allMatch(line -> line.startsWith("::warning ")), out.toString());
        assertEquals("::warning title=parkwarden::16 more findings are in the report.", lines.get(9));
    }

    @Test
    void decide_prints_what_holds_on_one_jdk() {
        String guide = "# Guide\n## A\nyes\n### JDK 17\nold\n### JDK 21, 25\nnew\n## B\n### JDK 17\nalways\n";
        assertEquals("# Guide\n## A\nyes\n### JDK 17\nold\n## B\n### JDK 17\nalways\n", DecideCommand.of(guide, 17));
        assertEquals(
                "# Guide\n## A\nyes\n### JDK 21, 25\nnew\n## B\n### JDK 17\nalways\n", DecideCommand.of(guide, 25));
        assertEquals(2, run("parkwarden decide --jdk 11"));
    }

    /** Runs a command line whose files are in the test's folder. */
    private int run(String line) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        String[] words = Arrays.stream(line.split(" "))
                .skip(1)
                .map(word -> word.matches("[a-z]+\\.(json|html|xml)")
                        ? folder.resolve(word).toString()
                        : word)
                .toArray(String[]::new);
        return Parkwarden.run(
                new Terminal(new PrintWriter(out, true), new PrintWriter(err, true), false, false, 100), words);
    }
}
