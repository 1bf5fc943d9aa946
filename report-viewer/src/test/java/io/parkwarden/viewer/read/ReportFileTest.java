/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.viewer.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.parkwarden.model.Report;
import io.parkwarden.viewer.Problem;
import io.parkwarden.viewer.SampleReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportFileTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    @Test
    void a_written_report_reads_back_as_it_was() throws IOException {
        Report report = SampleReport.withFindings();
        assertEquals(report, ReportFile.read(file(ReportJson.write(report))).report());
    }

    @Test
    void hostile_names_read_back_as_they_were() throws IOException {
        Report report = SampleReport.hostile();
        assertEquals(report, ReportFile.read(file(ReportJson.write(report))).report());
    }

    @Test
    void class_and_words_are_written_as_the_schema_has_them() throws IOException {
        JsonNode finding = JSON.readTree(ReportJson.write(SampleReport.withFindings()))
                .path("findings")
                .path(1);
        assertEquals(
                "com.example.shop.OrderRepository",
                finding.path("site").path("class").asText());
        assertEquals("warning", finding.path("severity").asText());
        assertEquals("common", finding.path("pool").path("kind").asText());
    }

    @Test
    void the_sample_fits_the_schema_and_a_broken_one_does_not() throws IOException {
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(Path.of("..", "docs", "report.schema.json")), InputFormat.JSON);
        String sample = ReportJson.write(SampleReport.withFindings());
        assertEquals(List.of(), schema.validate(sample, InputFormat.JSON));
        assertEquals(List.of(), schema.validate(ReportJson.write(SampleReport.clean()), InputFormat.JSON));
        assertEquals(
                1,
                schema.validate(sample.replace("\"severity\":\"error\"", "\"severity\":\"fatal\""), InputFormat.JSON)
                        .size());
    }

    @Test
    void unknown_fields_are_ignored() throws IOException {
        Path file = changed(report -> {
            report.put("somethingNew", 1);
            ((ObjectNode) report.path("findings").path(0)).putObject("trend").put("slope", 2);
        });
        assertEquals(SampleReport.withFindings(), ReportFile.read(file).report());
    }

    @Test
    void nullable_fields_may_be_absent() throws IOException {
        Path file = changed(report -> {
            ObjectNode finding = (ObjectNode) report.path("findings").path(0);
            finding.remove("pool");
            ((ObjectNode) finding.path("site")).remove("file");
            ((ObjectNode) finding.path("stacks").path(0).path("frames").path(0)).remove("role");
        });
        assertEquals(null, ReportFile.read(file).report().findings().get(0).pool());
    }

    @Test
    void a_newer_schema_version_is_named_with_the_version_that_wrote_it() throws IOException {
        Problem problem = refused(changed(report -> {
            report.put("schemaVersion", 2);
            ((ObjectNode) report.path("tool")).put("version", "3.1.4");
        }));
        assertTrue(problem.sentence().contains("schema version 2; this viewer reads up to 1"), problem.sentence());
        assertTrue(problem.wayOut().contains("3.1.4"), problem.wayOut());
    }

    @Test
    void a_missing_field_is_named_with_its_place() throws IOException {
        Problem problem =
                refused(changed(report -> ((ObjectNode) report.path("findings").path(1)).remove("blocked")));
        assertTrue(problem.sentence().contains("'blocked'"), problem.sentence());
        assertTrue(problem.sentence().contains("findings[1]"), problem.sentence());
    }

    @Test
    void null_where_something_must_be_is_refused() throws IOException {
        Problem problem = refused(changed(report -> report.putNull("findings")));
        assertTrue(problem.sentence().contains("findings"), problem.sentence());
    }

    @Test
    void an_unknown_word_is_named_with_the_known_ones() throws IOException {
        Problem problem =
                refused(changed(report -> ((ObjectNode) report.path("findings").path(0)).put("severity", "fatal")));
        assertTrue(problem.sentence().contains("'fatal' is none of info, warning, error"), problem.sentence());
    }

    @Test
    void a_truncated_report_is_refused() throws IOException {
        String whole = ReportJson.write(SampleReport.withFindings());
        Problem problem = refused(file(whole.substring(0, whole.length() / 2)));
        assertTrue(problem.sentence().contains("not complete JSON"), problem.sentence());
    }

    @Test
    void other_json_other_files_empty_files_and_folders_are_told_apart() throws IOException {
        assertTrue(refused(file("{\"a\":1}")).sentence().contains("not a Parkwarden report"));
        assertTrue(refused(file("root:x:0")).sentence().contains("neither a Parkwarden report"));
        assertTrue(refused(file("")).sentence().endsWith("is empty."));
        assertTrue(refused(folder).sentence().endsWith("is a folder."));
        assertTrue(refused(folder.resolve("none")).sentence().startsWith("There is no file"));
    }

    private static Problem refused(Path file) {
        Problem problem = assertThrows(Problem.class, () -> ReportFile.read(file));
        assertEquals(Problem.NO_DATA, problem.exitCode());
        return problem;
    }

    private Path changed(Consumer<ObjectNode> change) throws IOException {
        ObjectNode tree = (ObjectNode) JSON.readTree(ReportJson.write(SampleReport.withFindings()));
        change.accept(tree);
        return file(tree.toString());
    }

    private Path file(String content) throws IOException {
        return Files.writeString(folder.resolve("report.json"), content);
    }
}
