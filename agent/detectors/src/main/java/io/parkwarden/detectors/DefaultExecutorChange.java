/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.detectors;

import io.parkwarden.model.Confidence;
import io.parkwarden.model.DefaultAsync;
import io.parkwarden.model.Finding;
import io.parkwarden.model.Origin;
import io.parkwarden.model.Severity;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tasks rely on CompletableFuture's default executor on a small machine, where JDK 25 runs them otherwise. */
public final class DefaultExecutorChange implements Detector<DefaultAsync> {
    private static final int CHANGED_IN = 25;

    @Override
    public Description description() {
        return new Description(
                "DefaultExecutorChange",
                "shape",
                "Tasks rely on CompletableFuture's default executor on a small machine, where JDK 25 runs them otherwise.");
    }

    @Override
    public Class<DefaultAsync> looksAt() {
        return DefaultAsync.class;
    }

    @Override
    public @Nullable Claim examine(DefaultAsync async) {
        if (async.stack().siteOrigin() == Origin.JDK) {
            return null; // the JDK's own use, such as HttpClient's: no line that anybody here wrote
        }
        return new Claim(async.stack().site(), "default executor", Confidence.PROVEN);
    }

    @Override
    public Verdict judge(Incident<DefaultAsync> incident, Conditions conditions) {
        DefaultAsync latest = incident.worst();
        boolean waits = latest.blocked() > 0;
        boolean ours = latest.stack().siteOrigin() == Origin.APPLICATION;
        return new Verdict(
                waits && ours ? Severity.WARNING : Severity.INFO,
                sentence(latest, conditions),
                List.of(
                        new Finding.Detail(
                                "tasks", latest.tasks() == 0 ? "not counted" : Long.toString(latest.tasks())),
                        new Finding.Detail(
                                "waits inside them", latest.blocked() + " times, " + Sentences.time(latest.nanos()))),
                Set.of(),
                advice());
    }

    private static String sentence(DefaultAsync latest, Conditions conditions) {
        String machine = conditions.cpus() > 2
                ? "where the common pool's parallelism was set so low"
                : "with " + conditions.cpus() + (conditions.cpus() == 1 ? " processor" : " processors");
        String waited = latest.blocked() == 0
                ? ""
                : " They waited " + latest.blocked() + (latest.blocked() == 1 ? " time" : " times") + ", "
                        + Sentences.time(latest.nanos()) + " in all";
        if (conditions.jdk() >= CHANGED_IN) {
            return "Tasks without an executor of their own share the common pool's only worker, " + machine
                    + ", a daemon; up to JDK 24 each had a thread of its own." + waited
                    + (waited.isEmpty() ? "" : ", one behind the other") + ".";
        }
        if (latest.tasks() == 0) {
            return "Tasks without an executor got a thread each, " + machine
                    + ". From JDK 25 on they share the common pool's only worker, a daemon." + waited
                    + ", which will add up.";
        }
        return latest.tasks() + (latest.tasks() == 1 ? " task" : " tasks") + " without an executor got a thread each, "
                + machine
                + ". From JDK 25 on they share the common pool's only worker, a daemon: they run one behind the other, and what"
                + " runs when main ends is lost." + waited + (waited.isEmpty() ? "" : ", which will add up")
                + (waited.isEmpty() ? "" : ".");
    }

    private static Finding.Advice advice() {
        return new Finding.Advice(
                "Give the task an executor of its own, sized for what the tasks do, and close it where the program ends.",
                "ExecutorService io = Executors.newFixedThreadPool(8);\nCompletableFuture.supplyAsync(() -> load(id), io);",
                "Leave it when the tasks only compute and the program waits for them.");
    }
}
