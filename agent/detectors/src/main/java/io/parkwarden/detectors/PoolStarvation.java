/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.detectors;

import io.parkwarden.model.Finding;
import io.parkwarden.model.Intent;
import io.parkwarden.model.Origin;
import io.parkwarden.model.Pool;
import io.parkwarden.model.Severity;
import io.parkwarden.model.Site;
import io.parkwarden.model.Starvation;
import io.parkwarden.model.Starvation.Form;
import io.parkwarden.model.Words;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tasks of a pool cannot run because its workers wait, for the worst of it for those very tasks. */
public final class PoolStarvation implements Detector<Starvation> {
    @Override
    public Description description() {
        return new Description(
                "PoolStarvation",
                "blocked workers",
                "Tasks of a pool cannot run because its workers wait, at worst for those very tasks.");
    }

    @Override
    public Class<Starvation> looksAt() {
        return Starvation.class;
    }

    @Override
    public @Nullable Claim examine(Starvation starvation) {
        if (starvation.waiting().isEmpty()) {
            return null; // no stack, so no line to name
        }
        if (starvation.pool().intent() == Intent.IGNORE) {
            return null; // declared so by the user
        }
        if (starvation.waiting().get(0).stack().siteOrigin() == Origin.JDK) {
            return null; // the JDK's own threads, such as the carriers of virtual threads: no line that anybody here
            // wrote
        }
        Site site = starvation.waiting().get(0).stack().site();
        // The risk and what comes of it are one fault; of its two facts the standstill is the longer one.
        boolean itself = starvation.form() == Form.DEADLOCK || starvation.form() == Form.RISK;
        return new Claim(site, itself ? "itself" : Words.of(starvation.form()), starvation.confidence());
    }

    @Override
    public Verdict judge(Incident<Starvation> incident, Conditions conditions) {
        Starvation worst = incident.worst();
        return new Verdict(
                severity(worst), sentence(worst, incident), details(worst), explains(worst), advice(worst, conditions));
    }

    private static Severity severity(Starvation worst) {
        if (worst.form() == Form.DEADLOCK) {
            return Severity.ERROR;
        }
        if (worst.form() == Form.SPARES && worst.details().contains(Starvation.NONE_LEFT)) {
            return Severity.ERROR;
        }
        // Made or declared for tasks that wait: the user knows, and what could happen has not.
        return worst.pool().intent() == Intent.BLOCKING ? Severity.INFO : Severity.WARNING;
    }

    /** The waits that it consists of: the other forms stand beside findings of their own right. */
    private static Set<Site> explains(Starvation worst) {
        Set<Site> sites = new LinkedHashSet<>();
        if (worst.form() == Form.DEADLOCK || worst.form() == Form.SPARES) {
            worst.waiting().forEach(wait -> sites.add(wait.stack().site()));
        }
        return sites;
    }

    private static String sentence(Starvation worst, Incident<Starvation> incident) {
        Pool pool = worst.pool();
        String name = pool.name() + " (" + pool.kind().label()
                + (pool.width() > 0 && pool.width() < Short.MAX_VALUE ? ", " + workers(pool.width()) : "") + ")";
        return switch (worst.form()) {
            case DEADLOCK ->
                "Pool " + name + " stands still: "
                        + (worst.workers() == 1 ? "its worker waits" : "all " + worst.workers() + " workers wait")
                        + " for what only tasks in a queue behind them can bring; " + pool.queued()
                        + (pool.queued() == 1 ? " task is" : " tasks are") + " queued, for "
                        + Sentences.time(worst.nanos()) + " at least"
                        + (incident.blocked().count() > 1
                                ? ", " + incident.blocked().count() + " times"
                                : "") + ".";
            case RISK ->
                "Pool " + name + " waits for itself"
                        + (worst.waiting().size() > 1
                                ? ", through " + (worst.waiting().size() - 1) + " other pool"
                                : "")
                        + ": its workers wait for tasks that they have given to it. Once " + pool.width()
                        + " such tasks are begun at the same time, none of them can go on.";
            case STARVED ->
                "Tasks waited in the queue of " + name + " while its workers were parked inside tasks; "
                        + Sentences.time(worst.nanos()) + " of worker time was lost to them.";
            case SPARES ->
                "Pool " + name + " has grown beyond its parallelism: " + workers(worst.workers())
                        + " wait inside tasks, and for each it has added a spare thread; their number has a limit.";
        };
    }

    private static String workers(int number) {
        return number + (number == 1 ? " worker" : " workers");
    }

    private static List<Finding.Detail> details(Starvation worst) {
        List<Finding.Detail> details = new ArrayList<>();
        if (!worst.reason().isEmpty()) {
            details.add(new Finding.Detail("why not proven", worst.reason()));
        }
        for (Starvation.Waiting wait : worst.waiting()) {
            details.add(new Finding.Detail(
                    wait.thread(),
                    (worst.form() == Form.STARVED ? "held at " : "waits at ")
                            + wait.stack().site() + " ("
                            + wait.stack().kind().label() + ")" + (worst.form() == Form.STARVED ? ", " : " for ")
                            + wait.waitsFor()));
        }
        if (worst.workers() > worst.waiting().size() && worst.form() == Form.DEADLOCK) {
            details.add(new Finding.Detail(
                    "not shown", workers(worst.workers() - worst.waiting().size()) + " that wait likewise"));
        }
        details.addAll(worst.details());
        return details;
    }

    private static Finding.Advice advice(Starvation worst, Conditions conditions) {
        String leave = "Leave it when the number of such tasks at one time is bounded below the number of threads by"
                + " something outside of the pool.";
        return switch (worst.form()) {
            case DEADLOCK, RISK ->
                new Finding.Advice(
                        "Do not wait in a task for another task of the same pool: compose the futures, or give the inner tasks"
                                + " a pool of their own whose tasks never wait for the outer one. More threads only move the"
                                + " point at which it stops."
                                + (conditions.jdk() >= 21
                                        ? " Tasks that must wait for each other may run on virtual threads, one per task."
                                        : ""),
                        "// instead of: submit(() -> use(pool.submit(() -> load(id)).get()));\n"
                                + "CompletableFuture.supplyAsync(() -> load(id), pool).thenAcceptAsync(value -> use(value), pool);",
                        leave);
            case STARVED ->
                new Finding.Advice(
                        "Take the waits named here off this pool: compose on the result, or give waiting tasks a pool of their"
                                + " own. The tasks that are late are not the cause.",
                        null,
                        "Leave it when nobody waits for the queued tasks.");
            case SPARES ->
                new Finding.Advice(
                        "Compose on the result instead of waiting for it in a ForkJoinPool: each waiting task costs a thread, and"
                                + " when the pool may add no more, the wait throws RejectedExecutionException."
                                + (conditions.jdk() >= 21
                                        ? " Tasks that must wait belong on virtual threads, one per task."
                                        : " Tasks that must wait belong in a pool made for waiting."),
                        "CompletableFuture.supplyAsync(() -> load(id), io).thenAccept(value -> use(value));",
                        "Leave it when the number of such tasks at one time is bounded well below the limit.");
        };
    }
}
