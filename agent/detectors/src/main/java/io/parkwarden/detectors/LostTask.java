/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.detectors;

import io.parkwarden.model.Confidence;
import io.parkwarden.model.Finding;
import io.parkwarden.model.Intent;
import io.parkwarden.model.LostWork;
import io.parkwarden.model.Origin;
import io.parkwarden.model.Pool;
import io.parkwarden.model.PoolKind;
import io.parkwarden.model.Severity;
import io.parkwarden.model.Site;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Work was accepted and never ran, or was cut off. */
public final class LostTask implements Detector<LostWork> {
    @Override
    public Description description() {
        return new Description("LostTask", "lost outcomes", "Work was accepted and never ran, or was cut off.");
    }

    @Override
    public Class<LostWork> looksAt() {
        return LostWork.class;
    }

    @Override
    public @Nullable Claim examine(LostWork work) {
        ThrowSite site = ThrowSite.of(work.stack(), List.of());
        if (site.owner() != Origin.APPLICATION) {
            return null; // a library's or the JDK's own task: no line that anybody here wrote
        }
        Pool pool = work.pool();
        if (pool != null && pool.intent() == Intent.IGNORE) {
            return null; // declared so by the user
        }
        return new Claim(
                Site.of(site.frame()), work.loss().name() + (work.awaited() ? "|awaited" : ""), Confidence.PROVEN);
    }

    @Override
    public Verdict judge(Incident<LostWork> incident, Conditions conditions) {
        LostWork first = incident.first();
        return new Verdict(
                severity(incident, first),
                summary(incident, first),
                details(incident, first),
                Set.of(),
                advice(first, conditions));
    }

    private static Severity severity(Incident<LostWork> incident, LostWork work) {
        if (work.loss() != LostWork.Loss.RUNNING_AT_EXIT) {
            // Who chose a policy that drops, or ended a pool at once, may have meant it; who waits for a future did
            // not.
            return work.awaited() ? Severity.WARNING : Severity.INFO;
        }
        Pool pool = incident.pool();
        if (work.virtual() || pool == null) {
            return work.virtual() ? Severity.WARNING : Severity.INFO;
        }
        boolean shared = pool.kind() == PoolKind.COMMON || pool.kind() == PoolKind.FORK_JOIN;
        // A daemon pool of its own may be there for a loop that ends with the JVM; a queue is no loop.
        return shared || incident.maxQueued() > 0 ? Severity.WARNING : Severity.INFO;
    }

    private static String summary(Incident<LostWork> incident, LostWork work) {
        long count = incident.blocked().count();
        String tasks = count == 1 ? "A task" : count + " tasks";
        String was = count == 1 ? " was" : " were";
        String queued = incident.maxQueued() > 0
                ? "; " + incident.maxQueued() + (incident.maxQueued() == 1 ? " more task" : " more tasks")
                        + " in the queue never began"
                : "";
        return switch (work.loss()) {
            case RUNNING_AT_EXIT ->
                tasks + was + " cut off by the end of the JVM: " + where(incident, work) + " does not keep it alive"
                        + queued + ".";
            case DISCARDED ->
                tasks + was + " dropped by the policy of " + where(incident, work)
                        + (work.awaited() ? "; the futures made of them never complete" : "") + ".";
            case SHUT_DOWN ->
                tasks + was + " given back by shutdownNow of " + where(incident, work)
                        + " and neither run nor cancelled"
                        + (work.awaited() ? "; the futures made of them never complete" : "") + ".";
        };
    }

    private static String where(Incident<LostWork> incident, LostWork work) {
        Pool pool = incident.pool();
        return work.virtual() ? "a virtual thread" : pool == null ? "a daemon thread" : "pool " + pool.name();
    }

    private static List<Finding.Detail> details(Incident<LostWork> incident, LostWork work) {
        List<Finding.Detail> details = new ArrayList<>();
        details.add(new Finding.Detail(
                "how",
                switch (work.loss()) {
                    case RUNNING_AT_EXIT -> "running at the end of the JVM";
                    case DISCARDED -> "dropped by the pool's policy";
                    case SHUT_DOWN -> "given back by shutdownNow";
                }));
        if (incident.maxQueued() > 0) {
            details.add(new Finding.Detail("queued behind", Integer.toString(incident.maxQueued())));
        }
        return details;
    }

    private static Finding.Advice advice(LostWork work, Conditions conditions) {
        return switch (work.loss()) {
            case RUNNING_AT_EXIT ->
                new Finding.Advice(
                        "Wait for the work before main returns: join its future, or close the executor. Threads of the common pool"
                                + (conditions.jdk() >= 21 ? " and virtual threads" : "")
                                + " are daemon threads, which the JVM does not wait for.",
                        "CompletableFuture<Void> sent = CompletableFuture.runAsync(this::send);\nsent.join(); // before main returns",
                        "Leave it when the work is a background loop that may end at any moment.");
            case DISCARDED ->
                new Finding.Advice(
                        "Let the submitter know: CallerRunsPolicy slows it down, AbortPolicy throws. Before a task is dropped, cancel"
                                + " its future, so that nobody waits for it for ever.",
                        "new ThreadPoolExecutor(4, 4, 0, SECONDS, queue, new ThreadPoolExecutor.CallerRunsPolicy());",
                        "Leave it when only the newest tasks matter and nobody holds their futures; give them to execute then.");
            case SHUT_DOWN ->
                new Finding.Advice(
                        "Run, store or cancel what shutdownNow returns: their futures never complete otherwise, and a get without"
                                + " timeout waits for ever.",
                        """
                        for (Runnable task : pool.shutdownNow()) {
                            if (task instanceof Future<?> future) {
                                future.cancel(false);
                            }
                        }""",
                        "Leave it when the JVM ends next and nobody waits.");
        };
    }
}
