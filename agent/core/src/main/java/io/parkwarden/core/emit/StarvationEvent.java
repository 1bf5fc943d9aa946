/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.emit;

import io.parkwarden.model.Starvation;
import io.parkwarden.model.Words;
import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;
import org.jspecify.annotations.Nullable;

/** A pool whose workers wait for its own queue, or that is short of workers. Told again while it lasts. */
@Name("parkwarden.Starvation")
@Label("Pool Starvation")
@Description(
        "A pool whose workers wait for what only its own queue can bring, or that is short of workers because they wait")
@Category("Parkwarden")
@StackTrace(false)
final class StarvationEvent extends PoolEvent {
    @Label("Form")
    @Nullable
    String form;

    @Label("Confidence")
    @Nullable
    String confidence;

    @Label("Reason")
    @Description("Why it is not proven")
    @Nullable
    String reason;

    @Label("Lasted So Far")
    @Timespan
    long lasted;

    @Label("Times Told")
    int times;

    @Label("Waiting Workers")
    int workers;

    @Label("Waits")
    @Description(
            "Per wait a line: label, thread, kind of wait, what it waits for; then its frames, each indented by a tab")
    @Nullable
    String waits;

    @Label("Details")
    @Description("A label and a value per line, separated by a tab")
    @Nullable
    String details;

    static void write(Starvation starvation) {
        StarvationEvent event = new StarvationEvent();
        if (!event.isEnabled()) {
            return;
        }
        event.form = Words.of(starvation.form());
        event.confidence = starvation.confidence().word();
        event.reason = starvation.reason();
        event.lasted = starvation.nanos();
        event.times = starvation.times();
        event.workers = starvation.workers();
        StringBuilder waits = new StringBuilder();
        for (Starvation.Waiting wait : starvation.waiting()) {
            waits.append(wait.label())
                    .append('\t')
                    .append(wait.thread().replace('\t', ' ').replace('\n', ' '))
                    .append('\t')
                    .append(wait.stack().kind().word())
                    .append('\t')
                    .append(wait.waitsFor().replace('\n', ' '))
                    .append('\n');
            JfrEvents.lines(wait.stack().frames())
                    .lines()
                    .forEach(frame -> waits.append('\t').append(frame).append('\n'));
        }
        event.waits = waits.toString();
        StringBuilder details = new StringBuilder();
        starvation
                .details()
                .forEach(detail -> details.append(detail.label())
                        .append('\t')
                        .append(detail.value().replace('\n', ' '))
                        .append('\n'));
        event.details = details.toString();
        event.on(starvation.pool());
        event.commit();
    }
}
