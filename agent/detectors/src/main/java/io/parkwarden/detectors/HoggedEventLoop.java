/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.detectors;

import io.parkwarden.model.Confidence;
import io.parkwarden.model.Finding;
import io.parkwarden.model.Intent;
import io.parkwarden.model.LoopLag;
import io.parkwarden.model.Origin;
import io.parkwarden.model.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A thread that serves many connections or timers computed for long, and all of them waited meanwhile. */
public final class HoggedEventLoop implements Detector<LoopLag> {
    /** Once, and shorter than this: compilers and caches were cold, and nobody could do anything about it. */
    private static final long COLD_NANOS = 300_000_000;

    /** So seldom, and shorter in all than {@link #SERIOUS_NANOS}: it may be the beginning of a program. */
    private static final int REPEATED = 3;

    private static final long SERIOUS_NANOS = 1_000_000_000;

    /** One turn this long: what the loop serves stands still. */
    private static final long STANDSTILL_NANOS = 5_000_000_000L;

    /** Share of a loop's time from which its connections feel it whatever they do. */
    private static final double SERIOUS_SHARE = 0.1;

    @Override
    public Description description() {
        return new Description(
                "HoggedEventLoop",
                "blocked workers",
                "A thread that serves many connections or timers computed for long, and all of them waited meanwhile.");
    }

    @Override
    public Class<LoopLag> looksAt() {
        return LoopLag.class;
    }

    @Override
    public @Nullable Claim examine(LoopLag lag) {
        if (lag.pool() != null && lag.pool().intent() != Intent.EVENT_LOOP) {
            return null; // the user says that nobody waits for these threads
        }
        if (lag.stack().siteOrigin() == Origin.JDK) {
            return null; // the JDK's own loops: no line that anybody here wrote
        }
        if (lag.seen() * 2 < lag.looks()) {
            return null; // many things in turn, or the first use of much code: no line to name
        }
        Confidence confidence = lag.seen() * 4 >= lag.looks() * 3 ? Confidence.PROVEN : Confidence.LIKELY;
        return new Claim(lag.stack().site(), "computes", confidence);
    }

    @Override
    public @Nullable Verdict judge(Incident<LoopLag> incident, Conditions conditions) {
        long count = incident.blocked().count();
        long total = incident.blocked().total();
        if (count == 1 && total < COLD_NANOS) {
            return null; // compilers and caches are cold the first time
        }
        double share = Math.min(1, total / (incident.spanMillis() * 1e6 + 1));
        LoopLag worst = incident.worst();
        boolean slight = count < REPEATED && total < SERIOUS_NANOS;
        boolean libraryOnItsOwn = worst.stack().siteOrigin() == Origin.LIBRARY;
        boolean often = count > 1 && share >= SERIOUS_SHARE && total >= SERIOUS_NANOS;
        boolean serious = often || incident.blocked().max() >= STANDSTILL_NANOS;
        return new Verdict(
                slight || libraryOnItsOwn ? Severity.INFO : serious ? Severity.ERROR : Severity.WARNING,
                Sentences.hoggedLoop(incident, share),
                details(worst),
                Set.of(),
                advice(worst));
    }

    private static List<Finding.Detail> details(LoopLag worst) {
        LoopLag.Turn turn = worst.turn();
        List<Finding.Detail> details = new ArrayList<>();
        details.add(new Finding.Detail("longest turn by the clock", Sentences.time(turn.nanos())));
        if (turn.unit() == LoopLag.Unit.SELECT) {
            details.add(new Finding.Detail(
                    "turns of this loop until then",
                    turn.all() + ", of them " + turn.late() + " of 10 ms or more, " + turn.later() + " of 100 ms, "
                            + turn.latest() + " of 1 s"));
        }
        if (turn.waiting() > 0) {
            details.add(new Finding.Detail(
                    turn.unit() == LoopLag.Unit.SELECT ? "channels of this loop" : "late tasks of this loop",
                    Integer.toString(turn.waiting())));
        }
        details.add(new Finding.Detail("looks with this line", worst.seen() + " of " + worst.looks()));
        return details;
    }

    private static Finding.Advice advice(LoopLag worst) {
        if (worst.turn().unit() == LoopLag.Unit.TASK) {
            return new Finding.Advice(
                    "Run the computing on a scheduler that no timer uses, and come back with the result.",
                    "Scheduler compute = Schedulers.from(Executors.newFixedThreadPool(processors));\n"
                            + "pages.observeOn(compute).map(this::render).subscribe(this::send);",
                    "Leave it where no timer, timeout or delay of the program has to be on time.");
        }
        return new Finding.Advice(
                "Give the computing to an executor with one thread per processor and write the answer when it is done,"
                        + " or cut it into steps of a few milliseconds and hand each to the loop.",
                "CompletableFuture.supplyAsync(() -> render(page), compute)\n"
                        + "        .thenAcceptAsync(channel::writeAndFlush, channel.eventLoop());",
                "Leave it where the loop has one peer, or none that has to be answered in time.");
    }
}
