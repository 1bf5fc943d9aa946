/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.emit;

import io.parkwarden.model.Overrun;
import io.parkwarden.model.Words;
import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;
import org.jspecify.annotations.Nullable;

/** Work that went on after its future was cancelled or given up. Told again while it lasts. */
@Name("parkwarden.Overrun")
@Label("Overrun")
@Description("Work that went on after its future was cancelled or given up")
@Category("Parkwarden")
@StackTrace(false)
final class OverrunEvent extends PoolEvent {
    @Label("Went On So Far")
    @Timespan
    long lasted;

    @Label("Times Told")
    int times;

    @Label("Worker")
    @Description("Name of the thread that works")
    @Nullable
    String worker;

    @Label("End")
    @Description("cancelled, given-up after a timed wait, or timed-out by a timeout of its own")
    @Nullable
    String end;

    @Label("Ended By")
    @Description("Name of the thread that cancelled, gave up or gave the timeout")
    @Nullable
    String endedBy;

    @Label("Frames of the End")
    @Description("A frame per line, innermost first: origin, role, class, method, file, line, separated by tabs")
    @Nullable
    String endFrames;

    @Label("Frames of the Work")
    @Description("The same, of the thread that works")
    @Nullable
    String workFrames;

    static void write(Overrun overrun) {
        OverrunEvent event = new OverrunEvent();
        if (!event.isEnabled()) {
            return;
        }
        event.lasted = overrun.nanos();
        event.times = overrun.times();
        event.worker = overrun.thread();
        event.end = Words.of(overrun.end());
        event.endedBy = overrun.endThread();
        event.endFrames = JfrEvents.lines(overrun.endStack().frames());
        event.workFrames = JfrEvents.lines(overrun.workStack().frames());
        event.on(overrun.pool());
        event.commit();
    }
}
