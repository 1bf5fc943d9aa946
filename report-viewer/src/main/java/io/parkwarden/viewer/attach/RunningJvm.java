/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.viewer.attach;

import com.sun.tools.attach.VirtualMachine;
import io.parkwarden.viewer.Problem;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A JVM on this machine that lets itself be found.
 *
 * @param pid process id
 * @param mainClass main class or jar, without its folder and without arguments; empty if the JVM does not tell
 */
public record RunningJvm(long pid, String mainClass) {
    /** All JVMs of this user, without the one that asks, by process id. */
    public static List<RunningJvm> list() {
        long self = ProcessHandle.current().pid();
        return VirtualMachine.list().stream()
                .map(found -> new RunningJvm(Long.parseLong(found.id()), mainClass(found.displayName())))
                .filter(jvm -> jvm.pid() != self)
                .sorted(Comparator.comparingLong(RunningJvm::pid))
                .toList();
    }

    /**
     * The process id that the user means.
     *
     * @param name a process id, or a main class with or without its package, or the name of a jar
     * @throws Problem if the name fits none or several
     */
    public static long find(String name, List<RunningJvm> running) {
        if (name.chars().allMatch(Character::isDigit) && !name.isEmpty()) {
            try {
                return Long.parseLong(name);
            } catch (NumberFormatException e) {
                throw Problem.usage(name + " is too large for a process id.", "Run attach without a name for a list.");
            }
        }
        List<RunningJvm> fitting = running.stream().filter(jvm -> jvm.is(name)).toList();
        if (fitting.size() == 1) {
            return fitting.get(0).pid();
        }
        if (fitting.isEmpty()) {
            String others = running.isEmpty()
                    ? "No other JVM of yours is running; start the program first."
                    : "Running are: " + listed(running) + ".";
            throw Problem.usage("No running JVM has the main class " + name + ".", others);
        }
        throw Problem.usage(
                fitting.size() + " running JVMs have the main class " + name + ": " + listed(fitting) + ".",
                "Give the process id of one of them.");
    }

    private static String listed(List<RunningJvm> jvms) {
        return jvms.stream()
                .map(jvm -> jvm.pid() + " " + (jvm.mainClass().isEmpty() ? "(no name)" : jvm.mainClass()))
                .collect(Collectors.joining(", "));
    }

    private boolean is(String name) {
        return mainClass.equals(name)
                || mainClass.endsWith("." + name)
                || mainClass.equals(name + ".jar")
                || mainClass.endsWith("/" + name);
    }

    /** The first word of a command line; of a jar or a module its last part. */
    static String mainClass(String displayName) {
        String first = displayName.strip().split("\\s+", 2)[0];
        if (first.endsWith(".jar")) {
            return first.substring(Math.max(first.lastIndexOf('/'), first.lastIndexOf('\\')) + 1);
        }
        return first;
    }
}
