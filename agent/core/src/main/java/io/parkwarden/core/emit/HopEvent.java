/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.emit;

import io.parkwarden.model.Hop;
import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.Percentage;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;
import org.jspecify.annotations.Nullable;

/** Tasks that threads of a pool handed to that pool itself. */
@Name("parkwarden.Hop")
@Label("Hops to the Own Pool")
@Description("Tasks of one code that threads of a pool handed to that pool itself, during about a second")
@Category("Parkwarden")
@StackTrace(false)
final class HopEvent extends PoolEvent {
    @Label("Worker")
    @Description("Name of one of the threads")
    @Nullable
    String worker;

    @Label("Site Class")
    @Nullable
    String siteClass;

    @Label("Site Method")
    @Nullable
    String siteMethod;

    @Label("Site File")
    @Nullable
    String siteFile;

    @Label("Site Line")
    int siteLine;

    @Label("Task")
    @Description("What the tasks run")
    @Nullable
    String code;

    @Label("Counted")
    @Description("Hops counted one by one")
    long counted;

    @Label("Estimated")
    @Description("Hops besides, from the rates before and after the times in which they were counted")
    long estimated;

    @Label("Others")
    @Description("Such tasks that threads outside the pool handed to it meanwhile")
    long others;

    @Label("Timed Tasks")
    int samples;

    @Label("Work")
    @Description("Three quarters of the timed tasks took no longer")
    @Timespan
    long work;

    @Label("Long Work")
    @Description("Nine tenths of the timed tasks took no longer")
    @Timespan
    long longWork;

    @Label("Rest")
    @Description("In half of the cases who handed one over went on no longer once it was over")
    @Timespan
    long rest;

    @Label("At Once")
    @Description("Share of the hops at which the same task had handed over another one that had not ended")
    @Percentage
    double atOnce;

    @Label("Handing Over")
    @Description("Half of the hops took no longer to hand over")
    @Timespan
    long submit;

    @Label("Least Cost")
    @Description("Processor time of a hop on this JVM in a pool that has no idle thread to wake")
    @Timespan
    long least;

    @Label("Recursive")
    boolean recursive;

    @Label("Frames")
    @Description("A frame per line, innermost first: origin, role, class, method, file, line, separated by tabs")
    @Nullable
    String frames;

    static void write(Hop hop) {
        HopEvent event = new HopEvent();
        if (!event.isEnabled()) {
            return;
        }
        event.worker = hop.thread();
        event.siteClass = hop.site().className();
        event.siteMethod = hop.site().method();
        event.siteFile = hop.site().file();
        event.siteLine = hop.site().line();
        event.code = hop.code();
        event.counted = hop.counted();
        event.estimated = hop.estimated();
        event.others = hop.others();
        event.samples = hop.work().samples();
        event.work = hop.work().nanos();
        event.longWork = hop.work().longNanos();
        event.rest = hop.work().restNanos();
        event.atOnce = hop.work().atOnce();
        event.submit = hop.cost().submitNanos();
        event.least = hop.cost().leastNanos();
        event.recursive = hop.recursive();
        event.frames = JfrEvents.lines(hop.frames());
        event.on(hop.pool());
        event.commit();
    }
}
