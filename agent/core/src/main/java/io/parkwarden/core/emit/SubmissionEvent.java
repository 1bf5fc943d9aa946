/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.emit;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import org.jspecify.annotations.Nullable;

/** A task that a finding names was given to a pool. Written by the thread that submits. */
@Name("parkwarden.Submission")
@Label("Task Submission")
@Description("A task that a finding names was given to a pool; some are looked at")
@Category("Parkwarden")
@StackTrace(false)
final class SubmissionEvent extends Event {
    @Label("Code")
    @Description("What the task runs: class and method of a lambda, else the task's class")
    @Nullable
    String code;

    @Label("Submitter")
    @Description("Name of the thread that submitted")
    @Nullable
    String submitter;

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

    @Label("Frames")
    @Description("A frame per line, innermost first: origin, role, class, method, file, line, separated by tabs")
    @Nullable
    String frames;
}
