/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.apps;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A finding names the line that submits its task, however it is submitted. */
class SubmissionTest {
    private static final String PROGRAM = "example.submission.SubmitsInManyWays";
    private static final String MARKER = "// parks in: ";

    @ParameterizedTest(name = "JDK {0}")
    @ValueSource(ints = {17, 21, 25})
    void names_the_line_that_submits(int feature) throws Exception {
        ChildJvm.Ended ended = ChildJvm.on(Jdk.require(feature)).withAgent().run(PROGRAM);
        assertEquals(0, ended.status(), ended::toString);
        Map<String, String> found = new TreeMap<>();
        for (JsonNode finding : ended.report().path("findings")) {
            String lines = "";
            for (JsonNode detail : finding.path("details")) {
                if (detail.path("label").asText().equals("submitted at")) {
                    lines += detail.path("value").asText();
                }
            }
            boolean hasStack = finding.path("stacks").findValuesAsText("label").contains("submitted");
            found.put(finding.path("site").path("method").asText(), lines + (hasStack ? "" : " without a stack"));
        }
        assertEquals(expected(), found, ended::toString);
    }

    private static Map<String, String> expected() throws Exception {
        Map<String, String> expected = new TreeMap<>();
        List<String> lines =
                Files.readAllLines(Path.of("src", "main", "java").resolve(PROGRAM.replace('.', '/') + ".java"));
        String method = "";
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.matches("(public|private) static void .*")) {
                method = line.replaceAll(".* (\\w+)\\(.*", "$1");
            } else if (line.startsWith(MARKER)) {
                expected.put(
                        line.substring(MARKER.length()),
                        PROGRAM + "." + method + "(SubmitsInManyWays.java:" + (i + 2) + ")");
            }
        }
        return expected;
    }
}
