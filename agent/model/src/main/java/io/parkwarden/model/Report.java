/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.model;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * All that Parkwarden says of one JVM. The JSON report has the same names; docs/report.schema.json describes it.
 *
 * @param schemaVersion version of the JSON form
 * @param tool who wrote it
 * @param run the JVM that was watched
 * @param configuration every option with the value in force
 * @param coverage what each detector could see
 * @param dropped what was seen and could not be kept
 * @param notes what the owner should know of the watching itself, such as a hook that could not be installed
 * @param pools the pools that were seen, as they were last
 * @param poolHistories what the pools did over time, the busiest first, bounded
 * @param stillBlocked waits of workers that were not over when the report was made, longest first, bounded
 * @param suppressed the user's rules against findings, with what each took out
 * @param findings worst first
 * @param merged what the report was made of, if it is one of several; else null
 */
public record Report(
        int schemaVersion,
        Tool tool,
        Run run,
        List<Option> configuration,
        List<Coverage> coverage,
        Dropped dropped,
        List<String> notes,
        List<Pool> pools,
        List<PoolHistory> poolHistories,
        List<OpenWait> stillBlocked,
        List<Suppressed> suppressed,
        List<Finding> findings,
        @Nullable Merged merged) {
    /** The version of the JSON form that this code writes. */
    public static final int SCHEMA_VERSION = 1;

    public Report {
        // Absent in reports of older versions: these parts came later than the schema.
        poolHistories = Objects.requireNonNullElse(poolHistories, List.of());
        stillBlocked = Objects.requireNonNullElse(stillBlocked, List.of());
        suppressed = Objects.requireNonNullElse(suppressed, List.of());
    }

    /** The report of one JVM. */
    public Report(
            int schemaVersion,
            Tool tool,
            Run run,
            List<Option> configuration,
            List<Coverage> coverage,
            Dropped dropped,
            List<String> notes,
            List<Pool> pools,
            List<PoolHistory> poolHistories,
            List<OpenWait> stillBlocked,
            List<Suppressed> suppressed,
            List<Finding> findings) {
        this(
                schemaVersion,
                tool,
                run,
                configuration,
                coverage,
                dropped,
                notes,
                pools,
                poolHistories,
                stillBlocked,
                suppressed,
                findings,
                null);
    }

    /**
     * What a merged report was made of.
     *
     * @param reports reports of one JVM each
     * @param programs their main classes, in the order of the alphabet, bounded
     * @param omitted findings of single reports for which the merged one had no room
     */
    public record Merged(long reports, List<String> programs, long omitted) {}

    /** A report that says nothing of pools over time and of open waits. */
    public Report(
            int schemaVersion,
            Tool tool,
            Run run,
            List<Option> configuration,
            List<Coverage> coverage,
            Dropped dropped,
            List<String> notes,
            List<Pool> pools,
            List<Finding> findings) {
        this(
                schemaVersion,
                tool,
                run,
                configuration,
                coverage,
                dropped,
                notes,
                pools,
                List.of(),
                List.of(),
                List.of(),
                findings);
    }

    /** A report of a run without rules against findings. */
    public Report(
            int schemaVersion,
            Tool tool,
            Run run,
            List<Option> configuration,
            List<Coverage> coverage,
            Dropped dropped,
            List<String> notes,
            List<Pool> pools,
            List<PoolHistory> poolHistories,
            List<OpenWait> stillBlocked,
            List<Finding> findings) {
        this(
                schemaVersion,
                tool,
                run,
                configuration,
                coverage,
                dropped,
                notes,
                pools,
                poolHistories,
                stillBlocked,
                List.of(),
                findings);
    }

    /**
     * A rule of the configuration that keeps findings out of the report.
     *
     * @param rule what has to match, as it is written in the configuration
     * @param reason why, in the user's words
     * @param findings distinct lines and calls that it took out
     * @param count facts that it took out
     * @param totalNanos length of them together in ns
     */
    public record Suppressed(String rule, String reason, long findings, long count, long totalNanos) {}

    /** The program that wrote the report. */
    public record Tool(String name, String version) {}

    /**
     * The JVM that was watched.
     *
     * @param source {@code agent}, {@code recording}, {@code thread-dump}, or {@code several} of them
     * @param pid process id
     * @param mainClass main class or jar, without arguments
     * @param jvm name and version of the virtual machine
     * @param jdk feature release: 17, 21, 25
     * @param cpus processors available to the JVM
     * @param startedMillis when the JVM started, in milliseconds since the epoch
     * @param watchedMillis when the watching began, in milliseconds since the epoch
     * @param writtenMillis when this report was made, in milliseconds since the epoch
     * @param attached whether the agent was attached to the running JVM
     * @param complete whether it is the last report of the run
     */
    public record Run(
            String source,
            long pid,
            String mainClass,
            String jvm,
            int jdk,
            int cpus,
            long startedMillis,
            long watchedMillis,
            long writtenMillis,
            boolean attached,
            boolean complete) {}

    /**
     * An option and the value in force.
     *
     * @param origin where the value comes from: {@code default}, {@code system property} ...
     */
    public record Option(String name, String value, String origin) {}

    /**
     * What one detector could see.
     *
     * @param detector name of the detector
     * @param state {@code on}, {@code off} or {@code not-applicable}
     * @param reason why it is not on, or what it cannot see; null if there is nothing to say
     * @param checked facts it looked at
     * @param dropped facts it could not look at, or claims it could not keep
     * @param cpuNanos processor time in ns that looking for it took, its part of what serves several; null if not measured
     */
    public record Coverage(
            String detector,
            String state,
            @Nullable String reason,
            long checked,
            long dropped,
            @Nullable Long cpuNanos) {
        /** Coverage whose cost is not known. */
        public Coverage(String detector, String state, @Nullable String reason, long checked, long dropped) {
            this(detector, state, reason, checked, dropped, null);
        }
    }

    /**
     * What was seen and could not be kept.
     *
     * @param facts facts for which the queue to the agent's thread had no room
     * @param findings claims for which the table of findings had no room
     * @param streamed events of the JDK that were lost before they were read
     */
    public record Dropped(long facts, long findings, long streamed) {}

    /**
     * A wait that was not over when the report was made.
     *
     * @param thread name of the thread
     * @param poolName name of the pool whose worker waits; empty if unknown
     * @param kind what it waits for
     * @param site the line that waits
     * @param nanos how long it has lasted, at least, in ns
     * @param seenMillis when it was last seen, in milliseconds since the epoch
     * @param times how often it has been told
     */
    public record OpenWait(
            String thread, String poolName, WaitKind kind, Site site, long nanos, long seenMillis, int times) {}
}
