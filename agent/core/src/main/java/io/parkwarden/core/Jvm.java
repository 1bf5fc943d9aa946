/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core;

import io.parkwarden.detectors.Conditions;
import io.parkwarden.model.Report;
import java.io.File;
import java.time.Instant;
import java.util.Arrays;

/** The JVM that is watched, as the report names it. Immutable. */
final class Jvm {
    private static final String RECORDING_OPTION = "-XX:StartFlightRecording";

    private final long pid = ProcessHandle.current().pid();
    private final long watchedMillis = System.currentTimeMillis();
    private final long startedMillis = ProcessHandle.current()
            .info()
            .startInstant()
            .map(Instant::toEpochMilli)
            .orElse(watchedMillis);
    private final String mainClass = mainClassOrJar();
    private final boolean attached;

    Jvm(boolean attached) {
        this.attached = attached;
    }

    /** The main class or the path of the jar, never the arguments: they may hold secrets. */
    private static String mainClassOrJar() {
        String command = System.getProperty("sun.java.command", "");
        int space = command.indexOf(' ');
        String first = space < 0 ? command : command.substring(0, space);
        int module = first.endsWith(".jar") ? -1 : first.indexOf('/');
        return module < 0 ? first : first.substring(module + 1);
    }

    String mainClass() {
        return mainClass;
    }

    boolean attached() {
        return attached;
    }

    /**
     * Whether the JVM was told to record from its start. Such a recording begins only after the agents have, so JFR does
     * not yet run when they ask.
     */
    boolean recordsFromStart() {
        for (String variable : new String[] {"JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS"}) {
            String options = System.getenv(variable);
            if (options != null && options.contains(RECORDING_OPTION)) {
                return true;
            }
        }
        return ProcessHandle.current()
                .info()
                .arguments()
                .map(arguments -> Arrays.stream(arguments).anyMatch(argument -> argument.startsWith(RECORDING_OPTION)))
                .orElse(false);
    }

    /** The file that a path option names. */
    File file(String path) {
        return new File(path.replace("%p", Long.toString(pid))).getAbsoluteFile();
    }

    Report.Run run(Conditions conditions, boolean complete) {
        return new Report.Run(
                "agent",
                pid,
                mainClass,
                System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"),
                conditions.jdk(),
                conditions.cpus(),
                startedMillis,
                watchedMillis,
                System.currentTimeMillis(),
                attached,
                complete);
    }
}
