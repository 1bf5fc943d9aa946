/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.viewer.attach;

import io.parkwarden.model.Report;
import io.parkwarden.viewer.Problem;
import io.parkwarden.viewer.read.ReportJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The agent in one JVM, as the viewer talks to it: commands go in through the attach mechanism, an answer comes back in a
 * system property, reports come as files in a folder for the two of them. Nobody listens on a socket. Closing it takes the
 * folder away and leaves the agent as it is. Not thread-safe.
 */
public final class RunningAgent implements AutoCloseable {
    private final Target target;
    private final long pid;
    private final String client;
    private @Nullable MeetingPlace place;
    private @Nullable Path jar;
    private @Nullable Path folder;

    /**
     * Checks that the JVM can be attached to; it is not touched yet.
     *
     * @param pid process id
     * @param client version of this viewer
     * @throws Problem if the JVM cannot be attached to
     */
    public RunningAgent(long pid, String client) {
        this.target = Target.of(pid);
        this.pid = pid;
        this.client = client;
    }

    /** Whether the JVM still runs. */
    public boolean isAlive() {
        return target.isAlive();
    }

    /**
     * The version of the agent that watches, or null if none does. Nothing is loaded into the JVM for that.
     *
     * @throws Problem if the JVM does not let us in
     */
    public @Nullable String version() {
        String line = target.property(Answer.PROPERTY);
        if (line == null) {
            return null;
        }
        Answer last = Answer.of(line, pid);
        boolean gone = last.sentence().startsWith("stopped")
                || last.sentence().startsWith(Answer.NOT_WATCHING)
                || last.sentence().startsWith("could not start");
        return gone ? null : last.version();
    }

    /**
     * The same for an agent that has to be there and has to be of this viewer's version.
     *
     * @throws Problem if it is not
     */
    public void require() {
        String version = version();
        if (version == null) {
            throw nobody();
        }
        if (!version.equals(client)) {
            throw otherVersion(pid, version, client);
        }
    }

    private Problem nobody() {
        return Problem.noData(
                "No Parkwarden agent watches process " + pid + ".", "Watch it: parkwarden attach " + pid + ".");
    }

    /** A command to an agent that watches; it may have been taken out since we looked. */
    private void ask(List<String> arguments) {
        if (send(arguments).sentence().startsWith(Answer.NOT_WATCHING)) {
            throw nobody();
        }
    }

    private static Problem otherVersion(long pid, String version, String client) {
        return Problem.noData(
                "The agent in process " + pid + " is version " + version + ", and this viewer is " + client
                        + ": they understand each other in one version only.",
                "Use the parkwarden.jar of version " + version + ".");
    }

    /**
     * The report as it is now.
     *
     * @throws Problem if no agent of this version watches, or it writes no report
     */
    public Report report() {
        require();
        Path file = file("report.json");
        ask(List.of("command=report", "report=" + place().asTheyNameIt(file)));
        return read(file);
    }

    /**
     * Takes the agent out of the JVM: every class gets its bytes back, every thread of the agent ends.
     *
     * @return its last report
     * @throws Problem if no agent of this version watches, or it refuses
     */
    public Report stop() {
        require();
        Path file = file("report.json");
        ask(List.of("command=stop", "report=" + place().asTheyNameIt(file)));
        return read(file);
    }

    /**
     * Has the agent write its report about once a second, for as long as {@link Following#next} is called now and then.
     *
     * @throws Problem if no agent of this version watches, or it refuses
     */
    public Following follow() {
        require();
        Following following = new Following(file("follow.json"));
        following.want();
        ask(List.of("command=follow", "report=" + place().asTheyNameIt(following.file)));
        return following;
    }

    /** A report that is written again and again. */
    public static final class Following {
        private final Path file;
        private final Path wanted;
        private @Nullable FileTime last;

        private Following(Path file) {
            this.file = file;
            this.wanted = file.resolveSibling(file.getFileName() + ".wanted");
        }

        /** Tells the agent that somebody still looks. */
        private void want() {
            try {
                Files.write(wanted, new byte[0]);
                Files.setLastModifiedTime(wanted, FileTime.fromMillis(System.currentTimeMillis()));
            } catch (IOException e) {
                throw Problem.noData(
                        "The folder for the report cannot be written: " + e.getMessage() + ".",
                        "Run top again: it makes a new one.",
                        e);
            }
        }

        /** The report if it was written anew since the last call, else null. */
        public @Nullable Report next() {
            want();
            try {
                FileTime time = Files.getLastModifiedTime(file);
                if (time.equals(last)) {
                    return null;
                }
                last = time;
                return ReportJson.read(file);
            } catch (IOException notYet) {
                return null; // the first report is on its way
            }
        }
    }

    private Report read(Path file) {
        if (!Files.isReadable(file)) {
            throw Problem.noData(
                    "The agent in process " + pid + " wrote no report.",
                    target.isAlive()
                            ? "What it says is on the error output of that process."
                            : "The process has ended.");
        }
        return ReportJson.read(file);
    }

    /**
     * Sends a command, loading the agent if it is not there yet.
     *
     * @param arguments options as {@code key=value}
     * @throws Problem if the JVM does not let us in or the agent refuses
     */
    Answer send(List<String> arguments) {
        List<String> all = new ArrayList<>(List.of("client=" + client));
        all.addAll(arguments);
        Answer answer = target.send(jar(), join(all));
        if (!answer.ok()) {
            throw answer.version().equals(client)
                    ? Problem.noData("The agent in process " + pid + " refused: " + answer.sentence() + ".", "")
                    : otherVersion(pid, answer.version(), client);
        }
        return answer;
    }

    /** The agent splits at commas; one inside a value is escaped. */
    static String join(List<String> arguments) {
        return String.join(
                ",", arguments.stream().map(a -> a.replace(",", "\\,")).toList());
    }

    MeetingPlace place() {
        MeetingPlace known = place;
        if (known == null) {
            known = MeetingPlace.with(pid);
            place = known;
        }
        return known;
    }

    private Path jar() {
        Path known = jar;
        if (known == null) {
            known = AgentJar.extract(place());
            jar = known;
        }
        return known;
    }

    /** A file in the folder for the two, as the viewer names it. */
    Path file(String name) {
        Path known = folder;
        if (known == null) {
            known = makeFolder(place().ours());
            folder = known;
        }
        return known.resolve(name);
    }

    /** Only for the two users concerned; the agent writes into it, so it belongs to the user of the JVM. */
    private Path makeFolder(Path temporary) {
        try {
            Path made = Files.createTempDirectory(temporary, "parkwarden-report-");
            Path process = Path.of("/proc", Long.toString(pid));
            if (Files.exists(process) && !Files.getOwner(process).equals(Files.getOwner(made))) {
                Files.setOwner(made, Files.getOwner(process)); // a number without a name, in a container
            }
            return made;
        } catch (IOException e) {
            throw Problem.noData(
                    "No folder can be made for the report: " + e.getMessage() + ".",
                    "Choose another place with java -Djava.io.tmpdir=FOLDER -jar parkwarden.jar ...",
                    e);
        }
    }

    @Override
    public void close() {
        Path made = folder;
        if (made == null) {
            return;
        }
        try (var files = Files.list(made)) {
            for (Path file : files.toList()) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(made);
        } catch (IOException e) {
            // A folder for temporary files may keep it; the report itself has been read or the failure is being said.
        }
    }
}
