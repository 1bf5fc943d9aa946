/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.emit;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import org.jspecify.annotations.Nullable;

/** A finding above info, once, when it is one for the first time. */
@Name("parkwarden.Finding")
@Label("Finding")
@Description("Something is wrong, as it was first known; the other events have the evidence")
@Category("Parkwarden")
@StackTrace(false)
final class FindingEvent extends Event {
    @Label("Detector")
    @Nullable
    String detector;

    @Label("Severity")
    @Description("warning or error")
    @Nullable
    String severity;

    @Label("Site")
    @Nullable
    String site;

    @Label("Summary")
    @Nullable
    String summary;

    @Label("Fingerprint")
    @Description("Stable over runs and over edits that only move lines")
    @Nullable
    String fingerprint;
}
