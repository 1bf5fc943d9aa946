/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.emit;

import io.parkwarden.model.Stack;
import io.parkwarden.model.StillBlocked;
import io.parkwarden.model.Words;
import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;
import org.jspecify.annotations.Nullable;

/** A worker's wait that is not over: no event of the JDK tells of it, because those come at the end. */
@Name("parkwarden.StillBlocked")
@Label("Still Blocked")
@Description("A worker's wait inside a task that was not over; told again while it lasts")
@Category("Parkwarden")
@StackTrace(false)
final class StillBlockedEvent extends PoolEvent {
    @Label("Blocked So Far")
    @Timespan
    long blocked;

    @Label("Times Told")
    int times;

    @Label("Waiter")
    @Description("Name of the thread that waits")
    @Nullable
    String waiter;

    @Label("Waited For")
    @Nullable
    String kind;

    @Label("Site")
    @Description("The line of application code that waits")
    @Nullable
    String site;

    @Label("Execution")
    @Nullable
    String execution;

    @Label("Frames")
    @Description("A frame per line, innermost first: origin, role, class, method, file, line, separated by tabs")
    @Nullable
    String frames;

    static void write(StillBlocked wait) {
        StillBlockedEvent event = new StillBlockedEvent();
        if (!event.isEnabled()) {
            return;
        }
        Stack stack = wait.stack();
        event.blocked = wait.nanos();
        event.times = wait.times();
        event.waiter = wait.thread();
        event.kind = stack.kind().word();
        event.site = stack.site().toString();
        event.execution = Words.of(stack.execution());
        event.frames = JfrEvents.lines(stack.frames());
        event.on(wait.pool());
        event.commit();
    }
}
