/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.config;

import java.util.Locale;

/** Every option of the agent. docs/configuration.md has a row for each; a test compares the two. */
public enum Option {
    REPORT(
            "path",
            "",
            "Where the JSON report goes; %p is the process id. Empty: no file, since the agent writes only where told."),
    REPORT_INTERVAL(
            "duration",
            "10s",
            "Time between two writings: a crash loses at most this much, and a writing takes milliseconds."),
    THRESHOLD(
            "duration",
            "10ms",
            "Waits from this length on are looked at: shorter ones cost less than finding out where they are."),
    PIN_THRESHOLD(
            "duration",
            "20ms",
            "Pins of a carrier from this length on are told: the length that JFR takes, well above a hand-over of a lock."),
    HOG_THRESHOLD(
            "duration",
            "100ms",
            "Computing on a virtual thread from this length on is told when others wait: what users begin to notice."),
    LOOP_THRESHOLD(
            "duration",
            "100ms",
            "Computing on an event loop, without a turn, from this length on is told: what everybody on the loop begins to notice."),
    DETECTORS("list", "all", "Names of the detectors that are on, separated by ';', or all."),
    POOLS(
            "list",
            "",
            "What pools are for, as pattern:intent separated by ';'. Patterns match thread-name prefixes or executor classes; * matches"
                    + " anything. Intents: compute, blocking, event-loop, ignore."),
    SUPPRESS(
            "list",
            "",
            "What not to report, as rules separated by ';': key=pattern pairs and a reason=... at the end. Keys: detector, class, method,"
                    + " package, pool, stack; * matches anything. In the file also a rule a line: suppress.any-name = ..."),
    APPLICATION_PACKAGES(
            "list",
            "",
            "Packages of your own code, separated by ';'. Empty: the class path's folders, the main jar and its packages."),
    JDK_EVENTS(
            "switch",
            "on",
            "Whether the JDK's own events (JFR) are read for waits that no hook reaches: monitors, and on 17 sleep and Object.wait."),
    STACK_DEPTH("number", "256", "Frames kept of a stack: deep enough for frameworks, bounded for recursion."),
    MAX_FINDINGS("number", "1000", "Findings kept: bounds memory; what finds no room is counted."),
    CPU_BUDGET(
            "number",
            "1",
            "Percent of one processor that each detector may take; what takes more looks less often, and is switched off when that does not"
                    + " help."),
    EXIT_SUMMARY("switch", "on", "Whether one line on standard error sums up the findings when the JVM ends."),
    LOG_ERRORS(
            "switch",
            "off",
            "Whether each finding that is an error is said in a line on standard error, once: the report has them in any case."),
    EXCEPTION_MESSAGES(
            "switch",
            "off",
            "Whether the report says what exceptions say that nobody received. Values are taken out, but a message may hold secrets."),
    WEAVE_CACHE(
            "path",
            "",
            "A file of your own in which woven classes are kept for the next start, which then takes a fraction of the time. Empty: none, since the"
                    + " agent writes only where told."),
    CONFIGURATION_FILE("path", "", "A properties file with further options, by the names of this table.");

    private final String unit;
    private final String byDefault;
    private final String why;

    Option(String unit, String byDefault, String why) {
        this.unit = unit;
        this.byDefault = byDefault;
        this.why = why;
    }

    /** The name in files and agent arguments: {@code report-interval}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The name of the system property: {@code parkwarden.report-interval}. */
    public String property() {
        return "parkwarden." + word();
    }

    /** The name of the environment variable: {@code PARKWARDEN_REPORT_INTERVAL}. */
    public String environment() {
        return "PARKWARDEN_" + name();
    }

    /** What the value is: path, duration, list, switch or number. */
    public String unit() {
        return unit;
    }

    /** The value in force when nobody gives one. */
    public String byDefault() {
        return byDefault;
    }

    /** What it does and why this default. */
    public String why() {
        return why;
    }
}
