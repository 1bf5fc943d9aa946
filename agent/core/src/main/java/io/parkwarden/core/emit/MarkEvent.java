/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.emit;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** Tells the reader of the JDK's events that it has caught up. */
@Name("parkwarden.Mark")
@Label("Mark")
@Description("Marks how far Parkwarden has read the JDK's events")
@Category("Parkwarden")
@StackTrace(false)
final class MarkEvent extends Event {
    @Label("Number")
    long number;
}
