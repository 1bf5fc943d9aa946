/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.detectors;

import io.parkwarden.model.Confidence;
import io.parkwarden.model.Finding;
import io.parkwarden.model.Hop;
import io.parkwarden.model.Intent;
import io.parkwarden.model.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Code handed tasks to the pool that it was on, each of them shorter than it costs to hand one over. */
public final class RedundantHop implements Detector<Hop> {
    /** Fewer hops than that cost nobody anything. */
    public static final int OFTEN = 1_000;

    /** From this share of hops on, tasks that one task hands over run beside each other, or beside the rest of it. */
    private static final double AT_ONCE = 0.1;

    /** So much longer than a hop is more than what a busy machine makes of a short task. */
    private static final long LONG = 10;

    private static final String LEAVE =
            "Leave it where the step may come to block or to compute for long: then the hop is what you want.";

    @Override
    public Description description() {
        return new Description(
                "RedundantHop",
                "shape",
                "Code handed tasks to the pool that it was on, each of them shorter than it costs to hand one over.");
    }

    @Override
    public Class<Hop> looksAt() {
        return Hop.class;
    }

    /** Whether the hops cost more than they can give. */
    public static boolean isRedundant(Hop hop) {
        if (hop.recursive()) {
            return false; // a trampoline: without the hop the stack would grow with each round
        }
        if (hop.others() > hop.counted()) {
            return false; // most come from other threads, for which the hop changes the pool
        }
        long worth = worthNanos(hop);
        if (hop.work().longNanos() >= LONG * worth) {
            return false; // one in ten is worth its hop, and nobody knows beforehand which
        }
        return hop.work().nanos() < worth;
    }

    /**
     * From which length in ns on a task is worth its hop: what the hop costs. Where tasks run beside each other, or beside
     * the rest of the one that handed them over, only what that one pays: it could not have run the task meanwhile.
     */
    private static long worthNanos(Hop hop) {
        boolean beside = hop.work().atOnce() > AT_ONCE || hop.work().restNanos() > hop.nanos();
        return beside ? Math.min(hop.cost().submitNanos(), hop.nanos()) : hop.nanos();
    }

    @Override
    public @Nullable Claim examine(Hop hop) {
        if (hop.pool().intent() == Intent.IGNORE) {
            return null; // the user wants to hear nothing of this pool
        }
        return isRedundant(hop) ? new Claim(hop.site(), hop.code(), Confidence.LIKELY) : null;
    }

    @Override
    public @Nullable Verdict judge(Incident<Hop> incident, Conditions conditions) {
        long counted = incident.tally(Hop.COUNTED);
        long estimated = incident.tally(Hop.ESTIMATED);
        if (counted < OFTEN) {
            return null; // an estimate is no proof of many
        }
        Hop worst = incident.worst();
        long lost = incident.tally(Hop.LOST);
        String times = estimated == 0 ? counted + " times" : "about " + (counted + estimated) + " times";
        List<Finding.Detail> details = new ArrayList<>();
        details.add(new Finding.Detail("task", worst.code()));
        details.add(new Finding.Detail("counted", String.valueOf(counted)));
        if (estimated > 0) {
            details.add(
                    new Finding.Detail("estimated besides, from the rates between counts", String.valueOf(estimated)));
        }
        details.add(new Finding.Detail(
                "three of four tasks took at most",
                worst.work().nanos() + " ns, of " + worst.work().samples() + " timed"));
        details.add(new Finding.Detail("a hop costs at least", worst.nanos() + " ns on this JVM"));
        return new Verdict(
                Severity.INFO,
                "Code on " + name(worst) + " handed tasks to that same pool " + times
                        + ", each of them shorter than the hop: " + Sentences.time(lost)
                        + " of processor time went into hops.",
                List.copyOf(details),
                Set.of(),
                ADVICE);
    }

    private static String name(Hop hop) {
        return switch (hop.pool().kind()) {
            case COMMON -> "the common pool";
            case VIRTUAL_PER_TASK -> "an executor of virtual threads";
            default -> "the " + hop.pool().kind().label() + " " + hop.pool().name();
        };
    }

    private static final Finding.Advice ADVICE = new Finding.Advice(
            "Call the step where you are: thenApply for thenApplyAsync, a method call for submit. A stage without Async runs on"
                    + " the thread that completes the one before it, which is on this pool already. Where many short steps"
                    + " follow each other, hand them over as one task.",
            "stage.thenApply(this::step)   // was: thenApplyAsync(this::step, pool)\n"
                    + "step(item);                   // was: pool.execute(() -> step(item)) on a thread of that pool",
            LEAVE);
}
