/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.emit;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;
import org.jspecify.annotations.Nullable;

/** A virtual thread computed and kept its carrier while others waited. Written by the agent's thread. */
@Name("parkwarden.Hog")
@Label("Hogged Carrier")
@Description("A virtual thread computed and kept its carrier while others waited")
@Category("Parkwarden")
@StackTrace(false)
final class HogEvent extends Event {
    @Label("Stack Number")
    @Description("Number of the parkwarden.Stack event with the stack that was seen most often")
    long stackId;

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
    @Description("The line of application code that all looks found, or most")
    int siteLine;

    @Label("Computed")
    @Timespan
    long used;

    @Label("Virtual Thread")
    @Nullable
    String virtualThread;

    @Label("Looks With This Stack")
    int seen;

    @Label("Looks")
    int looks;

    @Label("Carriers")
    int carriers;

    @Label("Carriers Held")
    int carriersHeld;

    @Label("Carriers Computing")
    int carriersBusy;

    @Label("Waiting Virtual Threads")
    int waiting;
}
