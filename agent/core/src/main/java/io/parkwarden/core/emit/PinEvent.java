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

/** A virtual thread was blocked and kept its carrier. Written by the agent's thread, soon after its end. */
@Name("parkwarden.Pin")
@Label("Pinned Carrier")
@Description("A virtual thread was blocked and kept its carrier")
@Category("Parkwarden")
@StackTrace(false)
final class PinEvent extends Event {
    @Label("Stack Number")
    @Description("Number of the parkwarden.Stack event with the whole stack")
    long stackId;

    @Label("Reason")
    @Description("Why the virtual thread kept its carrier")
    @Nullable
    String reason;

    @Label("Site")
    @Description("The line of application code that blocked")
    @Nullable
    String site;

    @Label("Pinned")
    @Timespan
    long pinned;

    @Label("Virtual Thread")
    @Nullable
    String virtualThread;

    @Label("Pinning Frames")
    @Description("The frames that hold the carrier, in the form of parkwarden.Stack")
    @Nullable
    String pinners;

    @Label("Cause")
    @Description("The class being initialised or the thread that holds the lock, if known")
    @Nullable
    String cause;

    @Label("Library")
    @Description("The library whose known fault it may be")
    @Nullable
    String library;

    @Label("Library Version")
    @Nullable
    String libraryVersion;

    @Label("Carriers")
    int carriers;

    @Label("Carriers Held")
    int carriersHeld;

    @Label("Carriers Computing")
    int carriersBusy;

    @Label("Waiting Virtual Threads")
    int waiting;

    @Label("Holders")
    @Description("When no carrier was free: for each holder a line of label and thread, then its frames")
    @Nullable
    String holders;
}
