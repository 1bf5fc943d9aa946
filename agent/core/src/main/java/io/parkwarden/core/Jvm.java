/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core;

import io.parkwarden.core.track.AgentClock;
import io.parkwarden.detectors.Conditions;
import io.parkwarden.model.Report;
import java.io.File;
import java.time.Instant;

/** The JVM that is watched, as the report names it. Immutable. */
final class Jvm {
    private static final String RECORDING_OPTION = "-XX:StartFlightRecording";

    private final long pid = ProcessHandle.current().pid();
    private final long watchedMillis = AgentClock.millis();
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
        for (String option : jvmOptions()) {
            if (option.startsWith(RECORDING_OPTION)) {
                return true;
            }
        }
        return false;
    }

    /**
     * The options that the JVM was started with, from {@code jdk.internal.misc.VM.getRuntimeArguments} (17, 21, 25), as
     * JMX would tell them. {@code ProcessHandle} tells none where the command line is longer than a page, as with a long
     * class path (ProcessHandleImpl_linux.c reads one page of /proc/PID/cmdline).
     */
    private static String[] jvmOptions() {
        try {
            Object options = Class.forName("jdk.internal.misc.VM")
                    .getMethod("getRuntimeArguments")
                    .invoke(null);
            return options instanceof String[] all ? all : new String[0];
        } catch (ReflectiveOperationException | RuntimeException unknownJdk) {
            return ProcessHandle.current().info().arguments().orElse(new String[0]);
        }
    }

    /** Bytes of the heap that are free or can still be claimed; what the collector would find is not counted. */
    long heapLeft() {
        Runtime heap = Runtime.getRuntime();
        return heap.maxMemory() - heap.totalMemory() + heap.freeMemory();
    }

    /** The file that a path option names. */
    File file(String path) {
        return new File(path.replace("%p", Long.toString(pid))).getAbsoluteFile();
    }

    /** Number of this process. */
    long pid() {
        return pid;
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
                AgentClock.millis(),
                attached,
                complete);
    }
}
