/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.emit;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import io.parkwarden.model.Durations;
import io.parkwarden.model.Finding;
import io.parkwarden.model.Frame;
import io.parkwarden.model.Pool;
import io.parkwarden.model.Report;
import io.parkwarden.model.Role;
import io.parkwarden.model.Site;
import io.parkwarden.model.Words;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes the report as JSON, field names as in the model, whole or not at all: into a new file beside the target that
 * only its owner can read, then renamed. One thread at a time.
 */
public final class ReportWriter {
    /** Made with the first report, as many programs end without one; guarded by {@link #write(Report, OutputStream)}. */
    private @Nullable JsonFactory json;

    /**
     * Writes the report to this file.
     *
     * @throws IOException if the file cannot be written; an older report is then left as it was
     */
    public void write(Report report, File target) throws IOException {
        OwnersFile.replace(target.toPath(), report.run().pid(), out -> write(report, out));
    }

    synchronized void write(Report report, OutputStream out) throws IOException {
        JsonFactory factory = json;
        if (factory == null) {
            // Jackson's usual pool leaves a buffer, and with it the agent's loader, in a thread that outlives the
            // agent.
            factory = JsonFactory.builder()
                    .recyclerPool(JsonRecyclerPools.nonRecyclingPool())
                    .build();
            json = factory;
        }
        try (JsonGenerator generator = factory.createGenerator(out)) {
            generator.writeStartObject();
            generator.writeNumberField("schemaVersion", report.schemaVersion());
            generator.writeObjectFieldStart("tool");
            generator.writeStringField("name", report.tool().name());
            generator.writeStringField("version", report.tool().version());
            generator.writeEndObject();
            run(generator, report.run());
            generator.writeArrayFieldStart("configuration");
            for (Report.Option option : report.configuration()) {
                generator.writeStartObject();
                generator.writeStringField("name", option.name());
                generator.writeStringField("value", option.value());
                generator.writeStringField("origin", option.origin());
                generator.writeEndObject();
            }
            generator.writeEndArray();
            generator.writeArrayFieldStart("coverage");
            for (Report.Coverage coverage : report.coverage()) {
                coverage(generator, coverage);
            }
            generator.writeEndArray();
            generator.writeObjectFieldStart("dropped");
            generator.writeNumberField("facts", report.dropped().facts());
            generator.writeNumberField("findings", report.dropped().findings());
            generator.writeNumberField("streamed", report.dropped().streamed());
            generator.writeEndObject();
            strings(generator, "notes", report.notes());
            generator.writeArrayFieldStart("pools");
            for (Pool pool : report.pools()) {
                pool(generator, pool);
            }
            generator.writeEndArray();
            PoolHistoryWriter.write(generator, report.poolHistories());
            generator.writeArrayFieldStart("stillBlocked");
            for (Report.OpenWait wait : report.stillBlocked()) {
                openWait(generator, wait);
            }
            generator.writeEndArray();
            generator.writeArrayFieldStart("suppressed");
            for (Report.Suppressed suppressed : report.suppressed()) {
                suppressed(generator, suppressed);
            }
            generator.writeEndArray();
            generator.writeArrayFieldStart("findings");
            for (Finding finding : report.findings()) {
                finding(generator, finding);
            }
            generator.writeEndArray();
            generator.writeEndObject();
        }
    }

    private static void run(JsonGenerator json, Report.Run run) throws IOException {
        json.writeObjectFieldStart("run");
        json.writeStringField("source", run.source());
        json.writeNumberField("pid", run.pid());
        json.writeStringField("mainClass", run.mainClass());
        json.writeStringField("jvm", run.jvm());
        json.writeNumberField("jdk", run.jdk());
        json.writeNumberField("cpus", run.cpus());
        json.writeNumberField("startedMillis", run.startedMillis());
        json.writeNumberField("watchedMillis", run.watchedMillis());
        json.writeNumberField("writtenMillis", run.writtenMillis());
        json.writeBooleanField("attached", run.attached());
        json.writeBooleanField("complete", run.complete());
        json.writeEndObject();
    }

    private static void suppressed(JsonGenerator json, Report.Suppressed suppressed) throws IOException {
        json.writeStartObject();
        json.writeStringField("rule", suppressed.rule());
        json.writeStringField("reason", suppressed.reason());
        json.writeNumberField("findings", suppressed.findings());
        json.writeNumberField("count", suppressed.count());
        json.writeNumberField("totalNanos", suppressed.totalNanos());
        json.writeEndObject();
    }

    private static void coverage(JsonGenerator json, Report.Coverage coverage) throws IOException {
        json.writeStartObject();
        json.writeStringField("detector", coverage.detector());
        json.writeStringField("state", coverage.state());
        json.writeStringField("reason", coverage.reason());
        json.writeNumberField("checked", coverage.checked());
        json.writeNumberField("dropped", coverage.dropped());
        Long cpuNanos = coverage.cpuNanos();
        if (cpuNanos == null) {
            json.writeNullField("cpuNanos");
        } else {
            json.writeNumberField("cpuNanos", cpuNanos);
        }
        json.writeEndObject();
    }

    private static void pool(JsonGenerator json, @Nullable Pool pool) throws IOException {
        if (pool == null) {
            json.writeNull();
            return;
        }
        json.writeStartObject();
        json.writeStringField("name", pool.name());
        json.writeStringField("kind", pool.kind().word());
        json.writeStringField("intent", pool.intent().word());
        json.writeBooleanField("declared", pool.declared());
        json.writeNumberField("size", pool.size());
        json.writeNumberField("width", pool.width());
        json.writeNumberField("active", pool.active());
        json.writeNumberField("queued", pool.queued());
        json.writeEndObject();
    }

    private static void openWait(JsonGenerator json, Report.OpenWait wait) throws IOException {
        json.writeStartObject();
        json.writeStringField("thread", wait.thread());
        json.writeStringField("poolName", wait.poolName());
        json.writeStringField("kind", wait.kind().word());
        site(json, wait.site());
        json.writeNumberField("nanos", wait.nanos());
        json.writeNumberField("seenMillis", wait.seenMillis());
        json.writeNumberField("times", wait.times());
        json.writeEndObject();
    }

    private static void finding(JsonGenerator json, Finding finding) throws IOException {
        json.writeStartObject();
        json.writeStringField("detector", finding.detector());
        json.writeStringField("fingerprint", finding.fingerprint());
        json.writeStringField("severity", finding.severity().word());
        json.writeStringField("confidence", finding.confidence().word());
        json.writeStringField("summary", finding.summary());
        site(json, finding.site());
        waitedFor(json, finding.waitedFor());
        json.writeFieldName("pool");
        pool(json, finding.pool());
        strings(json, "otherPools", finding.otherPools());
        blocked(json, finding.blocked());
        json.writeObjectFieldStart("harm");
        json.writeNumberField("waitsWithQueue", finding.harm().waitsWithQueue());
        json.writeNumberField("maxQueued", finding.harm().maxQueued());
        json.writeNumberField("lostNanos", finding.harm().lostNanos());
        json.writeNumberField("compensated", finding.harm().compensated());
        json.writeEndObject();
        json.writeNumberField("firstSeenMillis", finding.firstSeenMillis());
        json.writeNumberField("lastSeenMillis", finding.lastSeenMillis());
        strings(json, "threads", finding.threads());
        json.writeArrayFieldStart("stacks");
        for (Finding.StackSample stack : finding.stacks()) {
            stack(json, stack);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("details");
        for (Finding.Detail detail : finding.details()) {
            json.writeStartObject();
            json.writeStringField("label", detail.label());
            json.writeStringField("value", detail.value());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("absorbed");
        for (Finding.Absorbed absorbed : finding.absorbed()) {
            json.writeStartObject();
            json.writeStringField("detector", absorbed.detector());
            json.writeStringField("fingerprint", absorbed.fingerprint());
            site(json, absorbed.site());
            json.writeNumberField("count", absorbed.count());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeObjectFieldStart("advice");
        json.writeStringField("text", finding.advice().text());
        json.writeStringField("code", finding.advice().code());
        json.writeStringField("leaveWhen", finding.advice().leaveWhen());
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void waitedFor(JsonGenerator json, Finding.@Nullable Wait wait) throws IOException {
        if (wait == null) {
            json.writeNullField("waitedFor");
            return;
        }
        json.writeObjectFieldStart("waitedFor");
        json.writeStringField("kind", wait.kind().word());
        json.writeStringField("label", wait.label());
        json.writeStringField("operation", wait.operation());
        json.writeEndObject();
    }

    private static void blocked(JsonGenerator json, Finding.Blocked blocked) throws IOException {
        json.writeObjectFieldStart("blocked");
        json.writeNumberField("count", blocked.count());
        json.writeNumberField("totalNanos", blocked.totalNanos());
        json.writeNumberField("maxNanos", blocked.maxNanos());
        json.writeNumberField("p50Nanos", blocked.p50Nanos());
        json.writeNumberField("p95Nanos", blocked.p95Nanos());
        json.writeArrayFieldStart("histogram");
        for (Durations.Bucket bucket : blocked.histogram()) {
            json.writeStartObject();
            json.writeNumberField("upToNanos", bucket.upToNanos());
            json.writeNumberField("count", bucket.count());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void stack(JsonGenerator json, Finding.StackSample stack) throws IOException {
        json.writeStartObject();
        json.writeStringField("label", stack.label());
        json.writeStringField("thread", stack.thread());
        json.writeNumberField("atMillis", stack.atMillis());
        json.writeNumberField("nanos", stack.nanos());
        json.writeArrayFieldStart("frames");
        for (Frame frame : stack.frames()) {
            json.writeStartObject();
            json.writeStringField("class", frame.className());
            json.writeStringField("method", frame.method());
            json.writeStringField("file", frame.file());
            json.writeNumberField("line", frame.line());
            json.writeStringField("origin", frame.origin().word());
            if (frame.role() != Role.NONE) {
                json.writeStringField("role", Words.of(frame.role()));
            }
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    static void site(JsonGenerator json, Site site) throws IOException {
        json.writeObjectFieldStart("site");
        json.writeStringField("class", site.className());
        json.writeStringField("method", site.method());
        json.writeStringField("file", site.file());
        json.writeNumberField("line", site.line());
        json.writeEndObject();
    }

    private static void strings(JsonGenerator json, String name, List<String> values) throws IOException {
        json.writeArrayFieldStart(name);
        for (String value : values) {
            json.writeString(value);
        }
        json.writeEndArray();
    }
}
