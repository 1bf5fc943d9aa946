/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.emit;

import io.parkwarden.model.Site;
import io.parkwarden.model.TaskProfile;
import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;
import org.jspecify.annotations.Nullable;

/** How the application's tasks of one class spent their time on a pool. */
@Name("parkwarden.TaskProfile")
@Label("Task Profile")
@Description("How tasks of one class spent their time on a pool during about a second")
@Category("Parkwarden")
@StackTrace(false)
final class TaskProfileEvent extends PoolEvent {
    @Label("Task Class")
    @Nullable
    String siteClass;

    @Label("Task Method")
    @Nullable
    String siteMethod;

    @Label("Task File")
    @Nullable
    String siteFile;

    @Label("Task Line")
    int siteLine;

    @Label("Processor Time")
    @Description("Of workers that looks found computing")
    @Timespan
    long processorTime;

    @Label("Held")
    @Description("Time of these workers, with or without a processor")
    @Timespan
    long held;

    @Label("Tasks")
    long tasks;

    @Label("Computing at Once")
    int atOnce;

    @Label("Crowded")
    @Description("How long more threads computed than there are processors")
    @Timespan
    long crowded;

    @Label("Excess")
    @Description("The same, times the threads that were too many")
    @Timespan
    long excess;

    @Label("Waited")
    @Timespan
    long waited;

    @Label("Waits")
    int waits;

    @Label("Waited While Tasks Queued")
    @Timespan
    long queued;

    @Label("Lines")
    @Description(
            "A line of code each: class, method, file, line, what was waited for there, nanoseconds, separated by tabs")
    @Nullable
    String lines;

    @Label("Worker")
    @Description("Name of one of the threads")
    @Nullable
    String worker;

    @Label("Waited For")
    @Nullable
    String kind;

    @Label("Frames")
    @Description("A frame per line, innermost first: origin, role, class, method, file, line, separated by tabs")
    @Nullable
    String frames;

    static void write(TaskProfile profile) {
        TaskProfileEvent event = new TaskProfileEvent();
        if (!event.isEnabled()) {
            return;
        }
        event.siteClass = profile.task().className();
        event.siteMethod = profile.task().method();
        event.siteFile = profile.task().file();
        event.siteLine = profile.task().line();
        event.processorTime = profile.computing().processorNanos();
        event.held = profile.computing().heldNanos();
        event.tasks = profile.computing().tasks();
        event.atOnce = profile.computing().atOnce();
        event.crowded = profile.computing().crowdedNanos();
        event.excess = profile.computing().excessNanos();
        event.waited = profile.waiting().nanos();
        event.waits = profile.waiting().waits();
        event.queued = profile.waiting().queuedNanos();
        StringBuilder lines = new StringBuilder();
        for (TaskProfile.Line line : profile.lines()) {
            Site site = line.site();
            lines.append(site.className())
                    .append('\t')
                    .append(site.method())
                    .append('\t')
                    .append(site.file() == null ? "" : site.file())
                    .append('\t')
                    .append(site.line())
                    .append('\t')
                    .append(line.kind() == null ? "" : line.kind().word())
                    .append('\t')
                    .append(line.nanos())
                    .append('\n');
        }
        event.lines = lines.toString();
        event.worker = profile.thread();
        event.kind = profile.stack().kind().word();
        event.frames = JfrEvents.lines(profile.stack().frames());
        event.on(profile.pool());
        event.commit();
    }
}
