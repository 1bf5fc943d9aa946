/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.emit;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import org.jspecify.annotations.Nullable;

/** What the owner should know of the watching itself. */
@Name("parkwarden.Note")
@Label("Note")
@Description("Something that limits what Parkwarden sees or writes")
@Category("Parkwarden")
@StackTrace(false)
final class NoteEvent extends Event {
    @Label("Message")
    @Nullable
    String message;
}
