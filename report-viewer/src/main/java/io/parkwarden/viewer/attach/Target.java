/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.viewer.attach;

import com.sun.tools.attach.AgentInitializationException;
import com.sun.tools.attach.AgentLoadException;
import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import io.parkwarden.viewer.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A JVM that the agent is to be sent to. Every way in which that can fail becomes a sentence here: to attach to a process
 * that is no JVM would end that process on some systems, so it is checked before.
 */
final class Target {
    private static final int OLDEST = 17;
    private static final String START_WITH_AGENT = "Start the program with -javaagent:parkwarden-agent.jar instead.";

    private final long pid;
    private final ProcessHandle process;

    private Target(long pid, ProcessHandle process) {
        this.pid = pid;
        this.process = process;
    }

    /**
     * The target with this process id, after all checks that need no connection.
     *
     * @throws Problem if there is no such process, it is no JVM, it belongs to somebody else or forbids to attach
     */
    static Target of(long pid) {
        if (pid == ProcessHandle.current().pid()) {
            throw Problem.usage(pid + " is the viewer itself.", "Run attach without a name for a list of JVMs.");
        }
        ProcessHandle process = ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .orElseThrow(() -> Problem.usage(
                        "There is no process " + pid + ".", "Run attach without a name for a list of JVMs."));
        checkUser(pid, process);
        boolean listed = RunningJvm.list().stream().anyMatch(jvm -> jvm.pid() == pid);
        if (!listed && !mapsLibjvm(pid)) {
            throw Problem.noData(
                    "Process " + pid + " is not a JVM, or does not say that it is one.",
                    "Run attach without a name for a list of JVMs. If it is a JVM without performance data, "
                            + START_WITH_AGENT.toLowerCase(Locale.ROOT).substring(0, 1)
                            + START_WITH_AGENT.substring(1));
        }
        boolean forbids = Stream.of(process.info().arguments().orElse(new String[0]))
                .anyMatch("-XX:+DisableAttachMechanism"::equals);
        if (forbids) {
            throw attachDisabled(pid, null);
        }
        return new Target(pid, process);
    }

    private static void checkUser(long pid, ProcessHandle process) {
        String owner = process.info().user().orElse("");
        String self = ProcessHandle.current().info().user().orElse("");
        if (!owner.isEmpty() && !self.isEmpty() && !owner.equals(self) && !self.equals("root")) {
            throw Problem.noData(
                    "Process " + pid + " belongs to the user " + owner + ", and you are " + self
                            + ": a JVM lets only its own user attach.",
                    "Run the viewer as that user: sudo -u " + owner + " java -jar parkwarden.jar attach " + pid);
        }
    }

    /** A JVM that keeps no performance data is not listed; its memory map tells on Linux. */
    private static boolean mapsLibjvm(long pid) {
        Path maps = Path.of("/proc", Long.toString(pid), "maps");
        try (Stream<String> lines = Files.lines(maps)) {
            return lines.anyMatch(line -> line.endsWith("/libjvm.so"));
        } catch (IOException | java.io.UncheckedIOException e) {
            return false; // not Linux, or not to be read: then we do not know, and do not attach
        }
    }

    /** Whether the process still runs. */
    boolean isAlive() {
        return process.isAlive();
    }

    /**
     * Sends a command to the agent, loading it if it is not there yet, and gives its answer.
     *
     * @param jar the agent's jar
     * @param arguments in the agent's form
     * @throws Problem if the JVM does not let us in or the agent does not answer
     */
    Answer send(Path jar, String arguments) {
        VirtualMachine vm = connect();
        try {
            checkVersion(vm.getSystemProperties());
            vm.loadAgent(jar.toString(), arguments);
            return Answer.of(vm.getSystemProperties().getProperty(Answer.PROPERTY), pid);
        } catch (AgentLoadException e) {
            throw notLoaded(e);
        } catch (AgentInitializationException e) {
            throw Problem.noData(
                    "The agent was loaded into process " + pid + " but could not start there.",
                    "What it says is on the error output of that process.",
                    e);
        } catch (IOException e) {
            throw brokenOff(e);
        } finally {
            detach(vm);
        }
    }

    /**
     * A system property of the JVM, or null.
     *
     * @throws Problem if the JVM does not let us in
     */
    @Nullable
    String property(String name) {
        VirtualMachine vm = connect();
        try {
            return vm.getSystemProperties().getProperty(name);
        } catch (IOException e) {
            throw brokenOff(e);
        } finally {
            detach(vm);
        }
    }

    private Problem brokenOff(IOException e) {
        return Problem.noData(
                "The connection to process " + pid + " broke off: " + e.getMessage() + ".",
                isAlive() ? "Try again." : "The process has ended.",
                e);
    }

    private VirtualMachine connect() {
        try {
            return VirtualMachine.attach(Long.toString(pid));
        } catch (AttachNotSupportedException e) {
            throw attachDisabled(pid, e);
        } catch (IOException e) {
            throw Problem.noData(
                    "Process " + pid + " cannot be attached to: " + e.getMessage() + ".",
                    "Run the viewer as the user of that process, on the same machine and in the same container.",
                    e);
        }
    }

    private static Problem attachDisabled(long pid, @Nullable Exception cause) {
        String sentence = "Process " + pid
                + " does not let anybody attach: it runs with -XX:+DisableAttachMechanism or is stuck.";
        return cause == null
                ? Problem.noData(sentence, START_WITH_AGENT)
                : Problem.noData(sentence, START_WITH_AGENT, cause);
    }

    private void checkVersion(Properties properties) {
        String version = Objects.requireNonNullElse(properties.getProperty("java.specification.version"), "");
        List<String> parts = List.of(version.split("\\.", -1));
        int feature;
        try {
            feature = Integer.parseInt(parts.get(0).equals("1") && parts.size() > 1 ? parts.get(1) : parts.get(0));
        } catch (NumberFormatException e) {
            return; // a form we do not know is not a reason to refuse
        }
        if (feature < OLDEST) {
            throw Problem.noData(
                    "Process " + pid + " runs on Java " + feature + ".",
                    "Parkwarden watches Java " + OLDEST + " and newer: run the program on one of them.");
        }
    }

    private Problem notLoaded(AgentLoadException e) {
        String message = String.valueOf(e.getMessage());
        if (message.contains("Dynamic agent loading is not enabled")) {
            return Problem.noData(
                    "Process " + pid + " does not take agents while it runs: it was started with"
                            + " -XX:-EnableDynamicAgentLoading.",
                    START_WITH_AGENT,
                    e);
        }
        return Problem.noData(
                "Process " + pid + " did not load the agent: " + message + ".",
                "It must be able to read the agent's jar: run the viewer on the same machine and in the same container.",
                e);
    }

    private static void detach(VirtualMachine vm) {
        try {
            vm.detach();
        } catch (IOException e) {
            // Only the connection is closed; the answer is there already, and the JVM does not mind.
        }
    }
}
