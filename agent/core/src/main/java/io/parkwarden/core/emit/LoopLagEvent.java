/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.emit;

import io.parkwarden.model.LoopLag;
import io.parkwarden.model.Site;
import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;
import org.jspecify.annotations.Nullable;

/** An event loop computed for long without a turn. Written by the agent's thread. */
@Name("parkwarden.LoopLag")
@Label("Hogged Event Loop")
@Description("An event loop computed for long without looking for its next event; told again while it lasts")
@Category("Parkwarden")
@StackTrace(false)
final class LoopLagEvent extends PoolEvent {
    @Label("Computed")
    @Description("Processor time that the loop's thread used without a turn")
    @Timespan
    long computed;

    @Label("Times Told")
    @Description("0 if it was told when it was over")
    int times;

    @Label("Loop")
    @Description("Name of the loop's thread")
    @Nullable
    String loop;

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
    @Description("The innermost line of application code that most looks found")
    int siteLine;

    @Label("Frames")
    @Description("A frame per line, innermost first: origin, role, class, method, file, line, separated by tabs")
    @Nullable
    String frames;

    @Label("Later Stack After")
    @Timespan
    long laterAfter;

    @Label("Later Frames")
    @Description("A stack that was seen long after the first; as the frames")
    @Nullable
    String laterFrames;

    @Label("Looks With This Site")
    int seen;

    @Label("Looks")
    int looks;

    @Label("Unit of a Turn")
    @Description("select or task")
    @Nullable
    String unit;

    @Label("Length of the Turn")
    @Timespan
    long turn;

    @Label("Waiting")
    @Description("Channels of the selector, or timers that were late; 0 if that is not known")
    int waiting;

    @Label("Turns")
    long turns;

    @Label("Turns of 10 ms")
    long turnsLate;

    @Label("Turns of 100 ms")
    long turnsLater;

    @Label("Turns of 1 s")
    long turnsLatest;

    static void write(LoopLag lag) {
        LoopLagEvent event = new LoopLagEvent();
        if (!event.isEnabled()) {
            return;
        }
        Site site = lag.stack().site();
        LoopLag.Later later = lag.later();
        event.computed = lag.nanos();
        event.times = lag.times();
        event.loop = lag.thread();
        event.siteClass = site.className();
        event.siteMethod = site.method();
        event.siteFile = site.file();
        event.siteLine = site.line();
        event.frames = JfrEvents.lines(lag.stack().frames());
        if (later != null) {
            event.laterAfter = later.afterNanos();
            event.laterFrames = JfrEvents.lines(later.frames());
        }
        event.seen = lag.seen();
        event.looks = lag.looks();
        event.unit = lag.turn().unit().word();
        event.turn = lag.turn().nanos();
        event.waiting = lag.turn().waiting();
        event.turns = lag.turn().all();
        event.turnsLate = lag.turn().late();
        event.turnsLater = lag.turn().later();
        event.turnsLatest = lag.turn().latest();
        event.on(lag.pool());
        event.commit();
    }
}
