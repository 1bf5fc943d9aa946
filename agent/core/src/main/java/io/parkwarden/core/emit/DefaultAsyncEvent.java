/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.emit;

import io.parkwarden.model.DefaultAsync;
import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;
import org.jspecify.annotations.Nullable;

/** Tasks that one line gave to CompletableFuture's default executor. Told again as more come. */
@Name("parkwarden.DefaultAsync")
@Label("Default Executor")
@Description("Tasks without an executor, on a machine where the default one depends on the release")
@Category("Parkwarden")
@StackTrace(false)
final class DefaultAsyncEvent extends PoolEvent {
    @Label("Waited In All")
    @Timespan
    long waited;

    @Label("Times Told")
    int times;

    @Label("Submitter")
    @Description("Name of the thread that gave the last task, or that waited")
    @Nullable
    String submitter;

    @Label("Tasks")
    long tasks;

    @Label("Waits")
    @Description("How often such a task waited")
    long blocked;

    @Label("Waited For")
    @Nullable
    String kind;

    @Label("Frames")
    @Description("A frame per line, innermost first: origin, role, class, method, file, line, separated by tabs")
    @Nullable
    String frames;

    static void write(DefaultAsync async) {
        DefaultAsyncEvent event = new DefaultAsyncEvent();
        if (!event.isEnabled()) {
            return;
        }
        event.waited = async.nanos();
        event.times = async.times();
        event.submitter = async.thread();
        event.tasks = async.tasks();
        event.blocked = async.blocked();
        event.kind = async.stack().kind().word();
        event.frames = JfrEvents.lines(async.stack().frames());
        event.on(async.pool());
        event.commit();
    }
}
