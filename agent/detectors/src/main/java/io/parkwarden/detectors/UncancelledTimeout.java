/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.detectors;

import io.parkwarden.model.Confidence;
import io.parkwarden.model.Finding;
import io.parkwarden.model.Frame;
import io.parkwarden.model.Intent;
import io.parkwarden.model.Origin;
import io.parkwarden.model.Overrun;
import io.parkwarden.model.Overrun.End;
import io.parkwarden.model.Severity;
import io.parkwarden.model.Site;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A future was cancelled or given up after a timeout, and its work went on for nobody. */
public final class UncancelledTimeout implements Detector<Overrun> {
    private static final String LEAVE =
            "Leave it when the work is wanted although nobody waits for it, such as the filling of a cache.";

    @Override
    public Description description() {
        return new Description(
                "UncancelledTimeout",
                "shape",
                "A future was cancelled or given up after a timeout, and its work went on for nobody.");
    }

    @Override
    public Class<Overrun> looksAt() {
        return Overrun.class;
    }

    @Override
    public @Nullable Claim examine(Overrun overrun) {
        if (overrun.endStack().siteOrigin() == Origin.JDK) {
            return null; // the JDK's own futures: no line that anybody here wrote
        }
        if (overrun.pool() != null && overrun.pool().intent() == Intent.IGNORE) {
            return null; // declared so by the user
        }
        // Who gave up may still look at the future now and then; what is cancelled or timed out has its outcome.
        Confidence confidence = overrun.end() == End.GIVEN_UP ? Confidence.LIKELY : Confidence.PROVEN;
        Site task = task(overrun);
        return new Claim(
                task == null ? overrun.endStack().site() : task, overrun.end().name(), confidence);
    }

    /** Where a library ended it, on a thread of its own after a timeout say, the application's line is that of the task. */
    private static @Nullable Site task(Overrun overrun) {
        if (overrun.endStack().siteOrigin() == Origin.APPLICATION) {
            return null;
        }
        // The outermost: where in it the work is changes from look to look.
        Frame task = TaskFrames.outermost(overrun.workStack().frames());
        return task == null ? null : Site.of(task);
    }

    @Override
    public Verdict judge(Incident<Overrun> incident, Conditions conditions) {
        Overrun worst = incident.worst();
        boolean byLibrary = task(worst) != null;
        boolean ours = byLibrary || worst.endStack().siteOrigin() == Origin.APPLICATION;
        String pool = worst.pool() == null ? "" : " in " + worst.pool().name();
        long count = incident.blocked().count();
        return new Verdict(
                ours ? Severity.WARNING : Severity.INFO,
                (byLibrary ? "The future of this task was cancelled by a library" : ended(worst.end()))
                        + ", and its work went on" + pool + ": " + count + (count == 1 ? " time" : " times") + ", for "
                        + Sentences.time(worst.nanos()) + " at worst.",
                List.of(
                        byLibrary
                                ? new Finding.Detail(
                                        "cancelled by", worst.endStack().site().toString())
                                : new Finding.Detail(
                                        "the work", worst.workStack().site().toString())),
                Set.of(),
                advice(worst));
    }

    private static String ended(End end) {
        return switch (end) {
            case CANCELLED -> "A future was cancelled here";
            case GIVEN_UP -> "A timed wait for a future gave up here";
            case TIMED_OUT -> "A future was given a timeout here, which ended it";
        };
    }

    private static Finding.Advice advice(Overrun worst) {
        if (worst.end() == End.TIMED_OUT) {
            return new Finding.Advice(
                    "A CompletableFuture does not know who works for it: neither its timeout nor its cancel reaches the task. Give"
                            + " the call inside the task a timeout of its own, no longer than this one, or keep the Future of"
                            + " submit and cancel(true) that when this one has timed out.",
                    "Future<?> work = pool.submit(() -> result.complete(load(id)));\n"
                            + "result.orTimeout(1, SECONDS).whenComplete((value, failure) -> work.cancel(true));",
                    LEAVE);
        }
        String text = worst.end() == End.CANCELLED
                ? "Cancel with cancel(true), and let the work heed it: blocking calls that throw InterruptedException do; a loop"
                        + " has to ask Thread.interrupted(); calls that cannot be interrupted need a timeout of their own."
                : "Cancel the future when the wait for it times out, and give the call inside it a timeout of its own, so that the"
                        + " thread is free again.";
        return new Finding.Advice(
                text,
                "} catch (TimeoutException e) {\n    future.cancel(true); // and the work must end when it is interrupted",
                LEAVE);
    }
}
