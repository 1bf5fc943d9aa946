/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.detectors;

import io.parkwarden.model.Confidence;
import io.parkwarden.model.Finding;
import io.parkwarden.model.Frame;
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
        if (isOfStages(work.loss()) && !isWrittenHere(work.stack())) {
            return null; // a library added the stage for itself, below a call of the application
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

    private static boolean isOfStages(LostWork.Loss loss) {
        return loss == LostWork.Loss.ABANDONED || loss == LostWork.Loss.DELAYED_AT_EXIT;
    }

    /** Whether the innermost code outside java.util is the application's, and not that of the JDK's HTTP client, say. */
    private static boolean isWrittenHere(List<Frame> stack) {
        for (Frame frame : stack) {
            if (frame.origin() != Origin.JDK || !frame.className().startsWith("java.util.")) {
                return frame.origin() == Origin.APPLICATION;
            }
        }
        return false;
    }

    private static Severity severity(Incident<LostWork> incident, LostWork work) {
        if (work.loss() == LostWork.Loss.PENDING_AT_EXIT) {
            return Severity.INFO; // who made the timer's threads daemons knew that the JVM would not wait for them
        }
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
            case DELAYED_AT_EXIT ->
                tasks + was + " to begin later and had not when the JVM ended: a delayed executor does not keep it"
                        + " alive.";
            case OVERDUE_AT_EXIT ->
                tasks + was + " due and never began: the only threads of " + timer(incident) + " that could run "
                        + (count == 1 ? "it" : "them") + " were busy until the JVM ended.";
            case PENDING_AT_EXIT ->
                tasks + was + " to begin later and had not when the JVM ended: " + timer(incident)
                        + " has daemon threads, which do not keep it alive.";
            case ABANDONED ->
                (count == 1 ? "A stage waits" : count + " stages wait")
                        + " for a future that nobody can complete any more: it was collected before anybody did.";
            case DELAYED_SHUT_DOWN ->
                tasks + was + " waiting for the time to run when shutdownNow of " + where(incident, work)
                        + " gave back, and neither run nor cancelled.";
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

    private static String timer(Incident<LostWork> incident) {
        Pool pool = incident.pool();
        return pool == null ? "a timer" : "scheduler " + pool.name();
    }

    private static List<Finding.Detail> details(Incident<LostWork> incident, LostWork work) {
        List<Finding.Detail> details = new ArrayList<>();
        details.add(new Finding.Detail(
                "how",
                switch (work.loss()) {
                    case RUNNING_AT_EXIT -> "running at the end of the JVM";
                    case DISCARDED -> "dropped by the pool's policy";
                    case SHUT_DOWN, DELAYED_SHUT_DOWN -> "given back by shutdownNow";
                    case OVERDUE_AT_EXIT -> "due and not begun at the end of the JVM";
                    case DELAYED_AT_EXIT, PENDING_AT_EXIT -> "not begun at the end of the JVM";
                    case ABANDONED -> "the future it waits for was collected open";
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
            case DELAYED_AT_EXIT ->
                new Finding.Advice(
                        "Wait for the work before main returns: the timer of a delayed executor is a daemon thread, which the JVM"
                                + " does not wait for.",
                        "CompletableFuture<Void> retried = CompletableFuture.runAsync(this::send, delayedExecutor(5, SECONDS));\n"
                                + "retried.join(); // before main returns",
                        "Leave it when the work may as well not be done.");
            case OVERDUE_AT_EXIT, PENDING_AT_EXIT ->
                new Finding.Advice(
                        "Before main returns, shut the scheduler down and await its termination: by default it runs delayed tasks"
                                + " first. Or give it threads that are no daemons. Give long work to another pool, so that a"
                                + " timer's threads are free when a task is due.",
                        """
                        scheduler.shutdown();
                        scheduler.awaitTermination(1, MINUTES); // before main returns""",
                        "Leave it when the work may as well not be done, such as emptying a cache.");
            case ABANDONED ->
                new Finding.Advice(
                        "Find out who was to complete the future: a callback that was never registered, an error path without"
                                + " completeExceptionally, a request whose answer never came. Complete it on every path, and bound"
                                + " the wait with orTimeout.",
                        """
                        client.send(request, new Callback() {
                            public void answered(Answer answer) { future.complete(answer); }
                            public void failed(Exception cause) { future.completeExceptionally(cause); }
                        });""",
                        "Leave it when nobody waits for the stage's result any more.");
            case SHUT_DOWN, DELAYED_SHUT_DOWN ->
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
