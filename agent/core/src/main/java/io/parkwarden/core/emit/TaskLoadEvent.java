/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.emit;

import io.parkwarden.model.Library;
import io.parkwarden.model.TaskLoad;
import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;
import org.jspecify.annotations.Nullable;

/** What tasks of one code of a library took from the common pool. */
@Name("parkwarden.TaskLoad")
@Label("Task Load")
@Description("What tasks of one code took from a pool during about a second")
@Category("Parkwarden")
@StackTrace(false)
final class TaskLoadEvent extends PoolEvent {
    @Label("Processor Time")
    @Description("Of workers that looks found in this code")
    @Timespan
    long processorTime;

    @Label("Held")
    @Description("Time of these workers, with or without a processor")
    @Timespan
    long held;

    @Label("Waited")
    @Timespan
    long waited;

    @Label("Waits")
    int waits;

    @Label("Looks")
    @Description("Looks that found a worker in this code using a processor")
    int looks;

    @Label("Workers at Once")
    int atOnce;

    @Label("Worker")
    @Description("Name of one of the threads")
    @Nullable
    String worker;

    @Label("Library")
    @Nullable
    String library;

    @Label("Library Version")
    @Nullable
    String libraryVersion;

    @Label("Submitter")
    @Description("Whose code gave such tasks to the pool, if it was seen: application, library or jdk")
    @Nullable
    String submitter;

    @Label("Waited For")
    @Nullable
    String kind;

    @Label("Frames")
    @Description("A frame per line, innermost first: origin, role, class, method, file, line, separated by tabs")
    @Nullable
    String frames;

    static void write(TaskLoad load) {
        TaskLoadEvent event = new TaskLoadEvent();
        if (!event.isEnabled()) {
            return;
        }
        Library library = load.library();
        event.processorTime = load.processorNanos();
        event.held = load.heldNanos();
        event.waited = load.waitedNanos();
        event.waits = load.waits();
        event.looks = load.looks();
        event.atOnce = load.atOnce();
        event.worker = load.thread();
        event.library = library == null ? null : library.artifact();
        event.libraryVersion = library == null ? null : library.version();
        event.submitter = load.submitter() == null ? null : load.submitter().word();
        event.kind = load.stack().kind().word();
        event.frames = JfrEvents.lines(load.stack().frames());
        event.on(load.pool());
        event.commit();
    }
}
