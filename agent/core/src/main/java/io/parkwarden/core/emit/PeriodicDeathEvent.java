/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.emit;

import io.parkwarden.model.PeriodicDeath;
import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;
import org.jspecify.annotations.Nullable;

/** A periodic task threw; written by the agent's thread. */
@Name("parkwarden.PeriodicDeath")
@Label("Periodic Task Died")
@Description("A periodic task threw, and its scheduler will never run it again")
@Category("Parkwarden")
@StackTrace(false)
final class PeriodicDeathEvent extends Event {
    @Label("Happened")
    @Description("Milliseconds since the epoch")
    long happenedMillis;

    @Label("Lived")
    @Timespan
    long lived;

    @Label("Failing Thread")
    @Nullable
    String failingThread;

    @Label("Seen Late")
    @Description("Whether this only says that code received the failure later")
    boolean seenLate;

    @Label("Exception")
    @Nullable
    String exception;

    @Label("Scheduler")
    @Nullable
    String scheduler;

    @Label("Period")
    @Description("Nanoseconds between runs, negative for a delay after each, 0 if unknown")
    long period;

    @Label("Others")
    @Description("Other periodic tasks that died with it")
    int others;

    @Label("Thrown")
    @Description("A frame per line, innermost first: origin, role, class, method, file, line, separated by tabs")
    @Nullable
    String thrown;

    @Label("Scheduled")
    @Description("Where it was scheduled; frames as above")
    @Nullable
    String scheduled;

    static void write(PeriodicDeath death) {
        PeriodicDeathEvent event = new PeriodicDeathEvent();
        if (!event.isEnabled()) {
            return;
        }
        event.happenedMillis = death.atMillis();
        event.lived = death.nanos();
        event.failingThread = death.thread();
        event.seenLate = death.seenLate();
        event.exception = death.exception();
        event.scheduler = death.scheduler();
        event.period = death.periodNanos();
        event.others = death.others();
        event.thrown = JfrEvents.lines(death.thrown());
        event.scheduled = JfrEvents.lines(death.scheduled());
        event.commit();
    }
}
