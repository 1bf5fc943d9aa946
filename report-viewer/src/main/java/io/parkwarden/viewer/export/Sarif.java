/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.viewer.export;

import io.parkwarden.detectors.Description;
import io.parkwarden.detectors.Detectors;
import io.parkwarden.model.Finding;
import io.parkwarden.model.Frame;
import io.parkwarden.model.Origin;
import io.parkwarden.model.Report;
import io.parkwarden.model.Severity;
import io.parkwarden.model.Site;
import io.parkwarden.viewer.read.ReportJson;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** SARIF 2.1.0: a rule per detector, a result per finding, and the way from the task to the wait as a code flow. */
public final class Sarif {
    private Sarif() {}

    /** The report as a SARIF log, on one line. */
    public static String of(Report report, SourceRoots roots) {
        List<Description> rules =
                Detectors.all().stream().map(d -> d.description()).toList();
        Map<String, Object> driver = new LinkedHashMap<>();
        driver.put("name", "Parkwarden");
        driver.put("version", report.tool().version());
        driver.put("rules", rules.stream().map(Sarif::rule).toList());
        Map<String, Object> run = new LinkedHashMap<>();
        run.put("tool", Map.of("driver", driver));
        run.put("columnKind", "utf16CodeUnits");
        run.put("results", report.findings().stream().map(f -> result(f, roots)).toList());
        Map<String, Object> log = new LinkedHashMap<>();
        log.put("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
        log.put("version", "2.1.0");
        log.put("runs", List.of(run));
        return ReportJson.write(log) + "\n";
    }

    private static Map<String, Object> rule(Description description) {
        Map<String, Object> rule = new LinkedHashMap<>();
        rule.put("id", description.name());
        rule.put("name", description.name());
        rule.put("shortDescription", text(description.summary()));
        return rule;
    }

    private static Map<String, Object> result(Finding finding, SourceRoots roots) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("ruleId", finding.detector());
        result.put("level", level(finding.severity()));
        result.put("message", text(finding.summary() + " " + finding.advice().text()));
        result.put("locations", List.of(location(finding.site(), roots)));
        // The version is a part of the key: it changes when the way in which fingerprints are made does.
        result.put("partialFingerprints", Map.of("parkwarden/v1", finding.fingerprint()));
        result.put("occurrenceCount", Math.max(1, finding.blocked().count()));
        List<Map<String, Object>> flow = flow(finding, roots);
        if (!flow.isEmpty()) {
            result.put("codeFlows", List.of(Map.of("threadFlows", List.of(Map.of("locations", flow)))));
        }
        return result;
    }

    private static String level(Severity severity) {
        return switch (severity) {
            case ERROR -> "error";
            case WARNING -> "warning";
            case INFO -> "note";
        };
    }

    /** The lines outside the JDK, from the begin of the task to the wait; the last one is the site itself. */
    private static List<Map<String, Object>> flow(Finding finding, SourceRoots roots) {
        if (finding.stacks().isEmpty()) {
            return List.of();
        }
        List<Frame> frames = finding.stacks().get(finding.stacks().size() - 1).frames();
        List<Map<String, Object>> flow = new ArrayList<>();
        for (int i = frames.size() - 1; i >= 0; i--) {
            Frame frame = frames.get(i);
            if (frame.origin() == Origin.APPLICATION) {
                flow.add(Map.of("location", location(Site.of(frame), roots)));
            }
        }
        return flow;
    }

    private static Map<String, Object> location(Site site, SourceRoots roots) {
        Map<String, Object> physical = new LinkedHashMap<>();
        physical.put("artifactLocation", Map.of("uri", roots.uri(site)));
        if (site.line() > 0) {
            physical.put("region", Map.of("startLine", site.line()));
        }
        return Map.of(
                "physicalLocation",
                physical,
                "logicalLocations",
                List.of(Map.of("fullyQualifiedName", site.className() + "." + site.method(), "kind", "function")));
    }

    private static Map<String, Object> text(String text) {
        return Map.of("text", text);
    }
}
