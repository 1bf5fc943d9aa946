/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.emit;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import org.jspecify.annotations.Nullable;

/** A stack on which a worker waited, whole, and what was read off it. Once per stack, and again in each chunk. */
@Name("parkwarden.Stack")
@Label("Stack")
@Description("A stack on which workers waited; parkwarden.Wait refers to it by number")
@Category("Parkwarden")
@StackTrace(false)
final class StackEvent extends Event {
    @Label("Stack Number")
    long stackId;

    @Label("Execution")
    @Nullable
    String execution;

    @Label("Waited For")
    @Nullable
    String kind;

    @Label("Operation")
    @Nullable
    String operation;

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

    @Label("Compensated")
    @Description("Whether a ForkJoinPool adds a worker for such a wait")
    boolean compensated;

    @Label("Managed")
    @Description("Whether code outside the JDK announced the wait by a ManagedBlocker")
    boolean managed;

    @Label("Frames")
    @Description("A frame per line, innermost first: origin, role, class, method, file, line, separated by tabs")
    @Nullable
    String frames;
}
