/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.emit;

import com.fasterxml.jackson.core.JsonGenerator;
import io.parkwarden.model.PoolHistory;
import java.io.IOException;
import java.util.List;

/** The part {@code poolHistories} of the JSON report, field names as in the model. */
final class PoolHistoryWriter {
    private PoolHistoryWriter() {}

    static void write(JsonGenerator json, List<PoolHistory> histories) throws IOException {
        json.writeArrayFieldStart("poolHistories");
        for (PoolHistory history : histories) {
            write(json, history);
        }
        json.writeEndArray();
    }

    private static void write(JsonGenerator json, PoolHistory history) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", history.name());
        json.writeStringField("kind", history.kind().word());
        json.writeNumberField("width", history.width());
        json.writeNumberField("startMillis", history.startMillis());
        json.writeNumberField("bucketMillis", history.bucketMillis());
        numbers(json, "busy", history.busy());
        numbers(json, "parked", history.parked());
        numbers(json, "idle", history.idle());
        json.writeArrayFieldStart("queued");
        for (int queued : history.queued()) {
            json.writeNumber(queued);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("waitKinds");
        for (PoolHistory.KindShare share : history.waitKinds()) {
            json.writeStartObject();
            json.writeStringField("kind", share.kind().word());
            json.writeNumberField("nanos", share.nanos());
            json.writeNumberField("count", share.count());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("topSites");
        for (PoolHistory.SiteShare share : history.topSites()) {
            json.writeStartObject();
            ReportWriter.site(json, share.site());
            json.writeNumberField("nanos", share.nanos());
            json.writeNumberField("count", share.count());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void numbers(JsonGenerator json, String name, List<Double> values) throws IOException {
        json.writeArrayFieldStart(name);
        for (double value : values) {
            json.writeNumber(value);
        }
        json.writeEndArray();
    }
}
