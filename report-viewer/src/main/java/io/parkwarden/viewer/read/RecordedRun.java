/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.viewer.read;

import io.parkwarden.model.Report;
import io.parkwarden.viewer.jfr.Event;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a recording without the agent tells of its JVM. Arguments of the program are left out: they may be secrets. */
final class RecordedRun {
    private static final Pattern RELEASE = Pattern.compile("(?:JRE )?\\((?:build )?(\\d+)");
    private static final Pattern PLAIN_RELEASE = Pattern.compile("^(\\d+)[.+-]");
    private static final Pattern CPUS = Pattern.compile("-XX:ActiveProcessorCount=(\\d+)");

    private long pid;
    private String mainClass = "unknown";
    private String jvm = "unknown";
    private int jdk;
    private int machineCpus;
    private int containerCpus;
    private int givenCpus;
    private long startedMillis;
    private long fromMillis = Long.MAX_VALUE;
    private long toMillis;

    /** The event jdk.JVMInformation. */
    void jvm(Event event) {
        pid = event.hasField("pid") ? event.getLong("pid") : 0;
        String version = text(event, "jvmVersion");
        Matcher release = RELEASE.matcher(version);
        if (release.find()) {
            jdk = Integer.parseInt(release.group(1));
            int begin = version.indexOf('(');
            int end = version.indexOf(')', begin);
            jvm = text(event, "jvmName") + (end > begin ? " " + version.substring(begin + 1, end) : "");
        } else {
            Matcher plain = PLAIN_RELEASE.matcher(version); // async-profiler writes java.vm.version
            if (plain.find()) {
                jdk = Integer.parseInt(plain.group(1));
                jvm = text(event, "jvmName") + " " + version;
            }
        }
        Matcher cpus = CPUS.matcher(text(event, "jvmArguments"));
        if (cpus.find()) {
            givenCpus = Integer.parseInt(cpus.group(1));
        }
        String program = text(event, "javaArguments").strip();
        if (!program.isEmpty()) {
            mainClass = program(program);
        }
        if (event.hasField("jvmStartTime")) {
            startedMillis = event.getInstant("jvmStartTime").toEpochMilli();
        }
    }

    /** The first word: {@code com.acme.Main}, {@code module/com.acme.Main} or the path of a jar, of which the name is kept. */
    private static String program(String javaArguments) {
        String first = javaArguments.split("\\s+", 2)[0];
        return first.substring(first.lastIndexOf('/') + 1);
    }

    /** The event jdk.CPUInformation. */
    void cpus(Event event) {
        machineCpus = event.getInt("hwThreads");
    }

    /** The event jdk.ContainerConfiguration. */
    void container(Event event) {
        containerCpus = (int) event.getLong("effectiveCpuCount");
    }

    void during(long from, long to) {
        fromMillis = Math.min(fromMillis, from);
        toMillis = Math.max(toMillis, to);
    }

    String mainClass() {
        return mainClass;
    }

    /** 17 where the recording does not tell: advice for it holds on every later JDK. */
    int jdk() {
        return jdk == 0 ? 17 : jdk;
    }

    boolean knowsJdk() {
        return jdk != 0;
    }

    int cpus() {
        return givenCpus > 0 ? givenCpus : containerCpus > 0 ? containerCpus : Math.max(0, machineCpus);
    }

    Report.Run run() {
        long from = Math.min(fromMillis, toMillis);
        return new Report.Run(
                "recording", pid, mainClass, jvm, jdk(), cpus(), startedMillis, from, toMillis, false, true);
    }

    private static String text(Event event, String field) {
        String value = event.hasField(field) ? event.getString(field) : null;
        return value == null ? "" : value;
    }
}
