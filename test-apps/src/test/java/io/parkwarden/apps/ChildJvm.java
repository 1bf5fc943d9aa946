/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.apps;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Starts a program in a JVM of its own, with the agent or without it, and tells what became of it. */
final class ChildJvm {
    static final Path AGENT = jar("agent.jar");
    static final Path VIEWER = jar("viewer.jar");

    private static final Path DIRECTORIES = Path.of("target", "child-jvms").toAbsolutePath();
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final long DEADLINE_SECONDS = 240;
    private static final long THREADS_SECONDS = 30;
    private static final Set<Running> RUNNING = ConcurrentHashMap.newKeySet();

    private final Jdk jdk;
    private final Path directory;
    private final List<String> jvmOptions = new ArrayList<>();
    private String libraries = "";
    private final Map<String, String> environment = new TreeMap<>();

    private ChildJvm(Jdk jdk, Path directory) {
        this.jdk = jdk;
        this.directory = directory;
    }

    /** A JVM that believes to have 4 CPUs, so that the common pool has 3 workers everywhere. */
    static ChildJvm on(Jdk jdk) throws IOException {
        Path directory = DIRECTORIES.resolve(
                "%03d-jdk%d".formatted(NUMBER.incrementAndGet(), jdk.version().feature()));
        deleteFiles(directory);
        Files.createDirectories(directory);
        return new ChildJvm(jdk, directory).jvm("-XX:ActiveProcessorCount=4");
    }

    /** With the agent, a report in {@link #report()} and these options of the agent, as {@code name=value}. */
    ChildJvm withAgent(String... options) {
        return withAgentWritingTo(report().toString(), options);
    }

    /** With the agent, told to write its report there. */
    ChildJvm withAgentWritingTo(String report, String... options) {
        List<String> arguments = new ArrayList<>(List.of(options));
        arguments.add(0, "report=" + report);
        return jvm("-javaagent:" + AGENT + "=" + String.join(",", arguments));
    }

    /** With these options of the JVM. */
    ChildJvm jvm(String... options) {
        jvmOptions.addAll(List.of(options));
        return this;
    }

    /** With the jars of this folder of {@code target/program-libraries} before all others; empty for none. */
    ChildJvm libraries(String folder) {
        libraries = folder;
        return this;
    }

    /** With this variable in its environment. */
    ChildJvm environment(String name, String value) {
        environment.put(name, value);
        return this;
    }

    /** A folder of its own for what it writes. */
    Path directory() {
        return directory;
    }

    /** Where the agent writes its report. */
    Path report() {
        return directory.resolve("report.json");
    }

    /** Runs a main class of the test programs to its end. */
    Ended run(String mainClass, String... arguments) throws IOException, InterruptedException {
        try (Running running = start(mainClass, arguments)) {
            return running.end();
        }
    }

    /** Starts a main class of the test programs. */
    Running start(String mainClass, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add("-cp");
        command.add(classPath());
        command.add(mainClass);
        command.addAll(List.of(arguments));
        return launch(command);
    }

    /** Runs the viewer's command line to its end. */
    Ended viewer(String... arguments) throws IOException, InterruptedException {
        try (Running running = startViewer(arguments)) {
            return running.end();
        }
    }

    /** Starts the viewer's command line. */
    Running startViewer(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("-jar", VIEWER.toString()));
        command.addAll(List.of(arguments));
        return launch(command);
    }

    private Running launch(List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(jdk.command("java"));
        command.addAll(jvmOptions);
        command.addAll(arguments);
        return execute(command);
    }

    /** Runs another command of the JDK to its end. */
    Ended command(String name, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(jdk.command(name));
        command.addAll(List.of(arguments));
        try (Running running = execute(command)) {
            return running.end();
        }
    }

    private Running execute(List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
        for (String inherited : List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS")) {
            builder.environment().remove(inherited);
        }
        builder.environment().putAll(environment);
        builder.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        builder.redirectOutput(directory.resolve("out.txt").toFile());
        builder.redirectError(directory.resolve("err.txt").toFile());
        Running running = new Running(builder.start(), this);
        RUNNING.add(running);
        return running;
    }

    /** The programs and their libraries, without what only the tests use: Maven tells which these are. */
    private String classPath() {
        String first = libraries.isEmpty()
                ? ""
                : Path.of("target", "program-libraries", libraries, "*").toAbsolutePath() + File.pathSeparator;
        return Path.of("target", "classes").toAbsolutePath()
                + File.pathSeparator
                + first
                + System.getProperty("programs.libraries", "");
    }

    private static Path jar(String property) {
        return Path.of(System.getProperty(property, "../missing-" + property))
                .toAbsolutePath()
                .normalize();
    }

    private static void deleteFiles(Path directory) throws IOException {
        if (Files.isDirectory(directory)) {
            try (var files = Files.list(directory)) {
                for (Path file : files.toList()) {
                    if (Files.isRegularFile(file)) {
                        Files.delete(file);
                    }
                }
            }
        }
    }

    /** A JVM that may still run. Closing it ends it. */
    record Running(Process process, ChildJvm jvm) implements AutoCloseable {
        /** Waits for its end; fails with all it has written if that does not come in time. */
        Ended end() throws IOException, InterruptedException {
            if (!process.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS)) {
                Path threads = printThreads();
                for (Running other : RUNNING) {
                    if (other != this && other.process.isAlive()) {
                        other.printThreadsItself(); // it may be what this one waits for
                    }
                }
                close();
                throw new AssertionError("still running after " + DEADLINE_SECONDS + " s, its threads are in " + threads
                        + ": " + ended());
            }
            return ended();
        }

        /** What every thread does: a JVM that hangs is a fault that has to be understood. */
        private Path printThreads() throws IOException, InterruptedException {
            Path threads = jvm.directory.resolve("threads.txt");
            Process jcmd = new ProcessBuilder(
                            jvm.jdk.command("jcmd"), Long.toString(process.pid()), "Thread.print", "-l")
                    .redirectErrorStream(true)
                    .redirectOutput(threads.toFile())
                    .start();
            if (!jcmd.waitFor(THREADS_SECONDS, TimeUnit.SECONDS)) {
                jcmd.destroyForcibly();
            }
            return threads;
        }

        /** To its {@code out.txt}. By a signal, as a JVM that hangs in an attach does not answer a second one. */
        private void printThreadsItself() throws IOException, InterruptedException {
            new ProcessBuilder("kill", "-QUIT", Long.toString(process.pid()))
                    .start()
                    .waitFor();
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(THREADS_SECONDS);
            while (process.isAlive()
                    && System.nanoTime() < end
                    && !Files.readString(jvm.directory.resolve("out.txt")).contains("JNI global refs")) {
                Thread.sleep(20); // polls; the condition, not the time, decides
            }
        }

        private Ended ended() throws IOException {
            return new Ended(
                    process.isAlive() ? -1 : process.exitValue(),
                    Files.readString(jvm.directory.resolve("out.txt")),
                    Files.readString(jvm.directory.resolve("err.txt")),
                    jvm.report());
        }

        /** Waits until a file that it writes holds the text: {@code out.txt} or {@code err.txt}. */
        void await(String file, String text) throws IOException, InterruptedException {
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(DEADLINE_SECONDS);
            while (!Files.readString(jvm.directory.resolve(file)).contains(text)) {
                if (!process.isAlive() || System.nanoTime() > end) {
                    throw new AssertionError("no \"" + text + "\" in " + file + ": " + ended());
                }
                Thread.sleep(20); // polls; the condition, not the time, decides
            }
        }

        @Override
        public void close() {
            RUNNING.remove(this);
            process.destroyForcibly();
        }
    }

    /** What a JVM left behind. */
    record Ended(int status, String out, String err, Path reportFile) {
        /** The agent's report. */
        JsonNode report() throws IOException {
            if (!Files.exists(reportFile)) {
                throw new AssertionError("no report was written: " + this);
            }
            return new ObjectMapper().readTree(reportFile.toFile());
        }
    }
}
