/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.detectors;

import io.parkwarden.model.Confidence;
import io.parkwarden.model.Finding;
import io.parkwarden.model.Frame;
import io.parkwarden.model.Intent;
import io.parkwarden.model.Library;
import io.parkwarden.model.Origin;
import io.parkwarden.model.PoolKind;
import io.parkwarden.model.Severity;
import io.parkwarden.model.Site;
import io.parkwarden.model.TaskLoad;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A library ran its own tasks on the common pool, which belongs to the application. */
public final class CommonPoolIntruder implements Detector<TaskLoad> {
    /** Share of the pool's time from which others feel it. */
    private static final double SHARE = 0.25;

    /** Below this worker time in ns in all nobody does. */
    private static final long NOTICEABLE_NANOS = 200_000_000;

    private static final int REPEATED = 3;

    /** What a first fact tells of, in ms. */
    private static final long TOLD_MILLIS = 1_000;

    /** Schedulers and decorators of executors: what they run is somebody else's, and so was the choice of the pool. */
    private static final String[] LENT = {
        "com.google.common.util.concurrent.",
        "reactor.core.scheduler.",
        "io.reactivex.",
        "rx.internal.schedulers.",
        "io.vertx.",
        "io.netty.util.concurrent.",
        "io.smallrye.",
        "kotlinx.coroutines.",
        "scala.concurrent.",
        "akka.",
        "org.apache.pekko.",
        "org.springframework.core.task.",
        "org.springframework.scheduling.",
        "org.springframework.security.",
        "io.micrometer.",
        "io.opentelemetry.",
        "io.opentracing.",
        "brave."
    };

    private static final String LEAVE =
            "Leave it when these tasks are short and only compute: that is what the common pool is for.";

    @Override
    public Description description() {
        return new Description(
                "CommonPoolIntruder",
                "shape",
                "A library ran its own tasks on the common pool, which belongs to the application.");
    }

    @Override
    public Class<TaskLoad> looksAt() {
        return TaskLoad.class;
    }

    @Override
    public @Nullable Claim examine(TaskLoad load) {
        if (load.pool().kind() != PoolKind.COMMON || load.pool().intent() == Intent.IGNORE) {
            return null; // other pools have an owner who chose them, or the user wants to hear nothing
        }
        if (load.submitter() == Origin.APPLICATION) {
            return null; // a method of the library that the application itself gave to this pool
        }
        Frame begins = TaskFrames.guest(load.stack().frames());
        if (begins == null) {
            return null; // the application's work, or done for it: other detectors name its lines
        }
        for (String lent : LENT) {
            if (begins.className().startsWith(lent)) {
                return null; // it was told to use this pool
            }
        }
        String api = api(load.stack().frames(), begins);
        boolean stream = api.equals(STREAM);
        if (load.submitter() == null && !stream) {
            return null; // the application may have chosen the pool
        }
        return new Claim(
                Site.of(begins), api, load.submitter() == Origin.LIBRARY ? Confidence.PROVEN : Confidence.HINT);
    }

    @Override
    public Verdict judge(Incident<TaskLoad> incident, Conditions conditions) {
        TaskLoad worst = incident.worst();
        Frame begins = TaskFrames.guest(worst.stack().frames());
        String api = begins == null ? "?" : api(worst.stack().frames(), begins);
        int width = Math.max(1, worst.pool().width());
        long span = incident.spanMillis() - incident.first().nanos() / 1_000_000 + TOLD_MILLIS;
        double share = incident.blocked().total() / (span * 1e6 * width);
        Severity severity =
                incident.tally(TaskLoad.BY_LIBRARY) > 0 && isHarm(incident, share) ? Severity.WARNING : Severity.INFO;
        String name = name(worst.library(), begins);
        List<Finding.Detail> details = new ArrayList<>();
        details.add(new Finding.Detail("library", name));
        details.add(new Finding.Detail("by", api));
        details.add(new Finding.Detail(
                "share of the pool's time", Math.max(1, Math.round(Math.min(1, share) * 100)) + " %"));
        return new Verdict(
                severity,
                name + " ran tasks of its own on the common pool: " + taken(incident) + ".",
                List.copyOf(details),
                Set.copyOf(
                        List.of(worst.stack().site(), incident.first().stack().site())),
                advice(conditions));
    }

    /** Waits for locks do not count: who held one may only have lacked a processor. */
    private static boolean isHarm(Incident<TaskLoad> incident, double share) {
        boolean lock = switch (incident.worst().stack().kind()) {
            case LOCK, MONITOR -> true;
            default -> false;
        };
        long waited = incident.tally(TaskLoad.WAITED);
        if (!lock && incident.tally(TaskLoad.WAITS) >= REPEATED && waited >= NOTICEABLE_NANOS) {
            return true;
        }
        long total = incident.blocked().total();
        long counted = lock ? total - waited : total;
        return counted >= NOTICEABLE_NANOS && share * counted / total >= SHARE;
    }

    private static String taken(Incident<TaskLoad> incident) {
        long waits = incident.tally(TaskLoad.WAITS);
        long processor = incident.tally(TaskLoad.PROCESSOR);
        String waited = waits == 0
                ? ""
                : "they waited " + waits + (waits == 1 ? " time" : " times") + ", "
                        + Sentences.time(incident.tally(TaskLoad.WAITED)) + " in total";
        String computed = processor == 0 ? "" : "they computed for " + Sentences.time(processor);
        return waited + (waited.isEmpty() || computed.isEmpty() ? "" : ", and ") + computed;
    }

    private static String name(@Nullable Library library, @Nullable Frame begins) {
        if (library != null) {
            return library.version() == null ? library.artifact() : library.toString();
        }
        String className = begins == null ? "A library" : begins.className();
        String packages = ClassNames.firstTwoPackages(className);
        return packages == null ? className : packages.substring(0, packages.length() - 1);
    }

    private static final String STREAM = "a parallel stream";

    /** By which call of the JDK the task came to the pool: what stands between its begin and the worker's loop tells. */
    private static String api(List<Frame> frames, Frame begins) {
        String api = "commonPool().submit";
        for (int i = frames.indexOf(begins) + 1; i < frames.size(); i++) {
            String name = frames.get(i).className();
            if (name.startsWith("java.util.stream.")) {
                return STREAM;
            }
            if (name.equals("java.util.concurrent.CompletableFuture$AsyncSupply")) {
                return "CompletableFuture.supplyAsync";
            }
            if (name.equals("java.util.concurrent.CompletableFuture$AsyncRun")) {
                return "CompletableFuture.runAsync";
            }
            if (name.startsWith("java.util.concurrent.CompletableFuture")) {
                return "a dependent stage of CompletableFuture";
            }
            if (name.equals("java.util.concurrent.ForkJoinTask$RunnableExecuteAction")) {
                return "commonPool().execute";
            }
            if (name.startsWith("java.util.concurrent.Recursive") || name.endsWith(".CountedCompleter")) {
                return "a ForkJoinTask";
            }
        }
        return api;
    }

    private static Finding.Advice advice(Conditions conditions) {
        String threads = conditions.jdk() >= 24 ? " For tasks that wait give it virtual threads." : "";
        return new Finding.Advice(
                "Give the library an executor of its own, where its builder or its methods take one, so that its tasks and yours"
                        + " do not wait for each other." + threads
                        + " Where it takes none, keep your own work off the common pool: pass an executor to every *Async"
                        + " call.",
                "// for example\nCaffeine.newBuilder().executor(cachePool)\n" + "client.builder().executor(clientPool)",
                LEAVE);
    }
}
