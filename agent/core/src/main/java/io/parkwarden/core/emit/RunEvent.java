/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.emit;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.Period;
import jdk.jfr.StackTrace;
import jdk.jfr.Timestamp;
import org.jspecify.annotations.Nullable;

/** What is watched and how. Once per chunk. */
@Name("parkwarden.Run")
@Label("Run")
@Description("The JVM that Parkwarden watches, and its configuration")
@Category("Parkwarden")
@Period("beginChunk")
@StackTrace(false)
final class RunEvent extends Event {
    @Label("Parkwarden Version")
    @Nullable
    String version;

    @Label("Process")
    long pid;

    @Label("Main Class")
    @Nullable
    String mainClass;

    @Label("JVM")
    @Nullable
    String jvm;

    @Label("JDK Feature Release")
    int jdk;

    @Label("Processors")
    int cpus;

    @Label("JVM Started")
    @Timestamp(Timestamp.MILLISECONDS_SINCE_EPOCH)
    long startedMillis;

    @Label("Watched Since")
    @Timestamp(Timestamp.MILLISECONDS_SINCE_EPOCH)
    long watchedMillis;

    @Label("Attached")
    boolean attached;

    @Label("Configuration")
    @Description("An option per line: name, value, origin, separated by tabs")
    @Nullable
    String configuration;
}
