/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.emit;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.Period;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;
import org.jspecify.annotations.Nullable;

/** What one detector could see. At the end of each chunk. */
@Name("parkwarden.Coverage")
@Label("Coverage")
@Description("What a detector looked at")
@Category("Parkwarden")
@Period("endChunk")
@StackTrace(false)
final class CoverageEvent extends Event {
    @Label("Detector")
    @Nullable
    String detector;

    @Label("State")
    @Nullable
    String state;

    @Label("Reason")
    @Nullable
    String reason;

    @Label("Facts Checked")
    long checked;

    @Label("Facts Dropped")
    long dropped;

    @Label("Processor Time")
    @Description("What looking for it took, its part of what serves several; -1 ns if not measured")
    @Timespan
    long cpu;
}
