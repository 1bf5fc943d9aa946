/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core;

import io.parkwarden.bootstrap.Hooks;
import io.parkwarden.core.config.Option;
import java.lang.instrument.Instrumentation;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The agent in this JVM: one session, replaced by another when somebody attaches again with other options. Answers
 * commands: {@code command=start|report|follow|stop|status} with the options of the agent. The caller holds a lock, so one
 * command runs at a time.
 */
final class Watching implements Function<Map<String, String>, String> {
    private final Instrumentation instrumentation;
    private final String version;
    private Map<String, String> options;
    private Session session;

    Watching(Map<String, String> options, Instrumentation instrumentation, String version, boolean attached)
            throws Exception {
        this.instrumentation = instrumentation;
        this.version = version;
        this.options = Map.copyOf(options);
        this.session = Session.start(options, instrumentation, version, attached);
    }

    /**
     * Carries the command out.
     *
     * @return {@code ok} or {@code refused}, the version, and a sentence
     */
    @Override
    public String apply(Map<String, String> arguments) {
        boolean entered = Hooks.enterAgent();
        try {
            Map<String, String> given = new HashMap<>(arguments);
            String command = given.remove("command");
            return command == null || command.equals("start") ? start(given) : command(command, given);
        } finally {
            if (entered) {
                Hooks.leaveAgent();
            }
        }
    }

    private String command(String command, Map<String, String> arguments) {
        String path = arguments.get(Option.REPORT.word());
        return switch (command) {
            case "status" -> answer("ok", "watching; report: " + session.target());
            case "report" -> answer("ok", "wrote " + session.writeTo(path, false));
            case "follow" -> follow(path);
            case "stop" -> answer("ok", "stopped; wrote " + session.stop(path));
            default ->
                answer(
                        "refused",
                        "does not know the command " + command + "; it knows start, report, follow, stop, status");
        };
    }

    /** One load of the agent serves a table that is looked at for hours: each load leaves a JVM TI environment behind. */
    private String follow(@Nullable String path) {
        if (path == null || path.isEmpty()) {
            return answer("refused", "follows nobody who names no report");
        }
        return session.follow(path)
                ? answer("ok", "following; report: " + session.target())
                : answer("refused", "follows as many as it may already: end another top");
    }

    /** Who names no option that differs finds the watching as it is; other options begin it anew, with nothing seen. */
    private String start(Map<String, String> given) {
        Map<String, String> merged = new HashMap<>(options);
        merged.putAll(given);
        if (merged.equals(options)) {
            return answer("ok", "already watching; report: " + session.target());
        }
        session.stop(null);
        try {
            session = Session.start(merged, instrumentation, version, true);
            options = merged;
        } catch (Exception cause) {
            throw new IllegalStateException("could not begin anew: " + cause.getMessage(), cause);
        }
        return answer("ok", "watching anew; report: " + session.target());
    }

    private String answer(String verdict, String sentence) {
        return verdict + " " + version + " " + sentence;
    }
}
