/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.emit;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Threshold;
import jdk.jfr.Timespan;
import org.jspecify.annotations.Nullable;

/** A pool's worker waited. Written by the thread that waited, at the end of the wait. */
@Name("parkwarden.Wait")
@Label("Worker Wait")
@Description("A thread of a pool waited while it ran a task")
@Category("Parkwarden")
@Threshold("10 ms")
@StackTrace(true)
final class WaitEvent extends PoolEvent {
    @Label("Stack Number")
    @Description("Number of the parkwarden.Stack event with the whole stack")
    long stackId;

    @Label("Waited For")
    @Nullable
    String kind;

    @Label("Site")
    @Description("The line of application code that waited")
    @Nullable
    String site;

    @Label("Operation")
    @Description("The call that waited")
    @Nullable
    String operation;

    @Label("Blocked")
    @Timespan
    long blocked;

    @Label("Waiter")
    @Description("Name of the thread that waited")
    @Nullable
    String waiter;

    @Label("Held By")
    @Description("Name of the thread that held what was waited for or was to end the wait, if it is known")
    @Nullable
    String heldBy;

    @Label("Besides")
    @Description(
            "Processor time and other waits of the thread since it last waited in this task's code; -1 ns if not known")
    @Timespan
    long besides;

    @Label("Stands For")
    @Description("How many waits it stands for: more than one where so many end that only some of them are looked at")
    long count;

    @Label("Seen By")
    @Description("hook: woven code; jdk-event: an event of the JDK; sampler: looks from outside")
    @Nullable
    String seenBy;
}
