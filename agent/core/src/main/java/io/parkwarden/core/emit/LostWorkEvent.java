/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.emit;

import io.parkwarden.model.LostWork;
import io.parkwarden.model.Words;
import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import org.jspecify.annotations.Nullable;

/** Work was lost; written by the agent's thread or by the one that ends the JVM. */
@Name("parkwarden.LostWork")
@Label("Lost Work")
@Description("Work was accepted and never ran, or was cut off")
@Category("Parkwarden")
@StackTrace(false)
final class LostWorkEvent extends PoolEvent {
    @Label("Happened")
    @Description("Milliseconds since the epoch")
    long happenedMillis;

    @Label("Losing Thread")
    @Nullable
    String losingThread;

    @Label("On Virtual Thread")
    boolean virtual;

    @Label("Loss")
    @Description(
            "running-at-exit, discarded, shut-down, delayed-shut-down, delayed-at-exit, overdue-at-exit, pending-at-exit, or abandoned")
    @Nullable
    String loss;

    @Label("Tasks")
    long tasks;

    @Label("Awaited")
    @Description("Whether a future was made of each task")
    boolean awaited;

    @Label("Frames")
    @Description("A frame per line, innermost first: origin, role, class, method, file, line, separated by tabs")
    @Nullable
    String frames;

    static void write(LostWork work) {
        LostWorkEvent event = new LostWorkEvent();
        if (!event.isEnabled()) {
            return;
        }
        event.happenedMillis = work.atMillis();
        event.losingThread = work.thread();
        event.virtual = work.virtual();
        event.loss = Words.of(work.loss());
        event.tasks = work.tasks();
        event.awaited = work.awaited();
        event.frames = JfrEvents.lines(work.stack());
        event.on(work.pool());
        event.commit();
    }
}
