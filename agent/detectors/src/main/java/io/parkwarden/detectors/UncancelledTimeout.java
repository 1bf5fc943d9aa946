/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.detectors;

import io.parkwarden.model.Confidence;
import io.parkwarden.model.Finding;
import io.parkwarden.model.Intent;
import io.parkwarden.model.Origin;
import io.parkwarden.model.Overrun;
import io.parkwarden.model.Overrun.End;
import io.parkwarden.model.Severity;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A future was cancelled or given up after a timeout, and its work went on for nobody. */
public final class UncancelledTimeout implements Detector<Overrun> {
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
        // Who gave up may still look at the future now and then; who cancelled has said that it will not.
        Confidence confidence = overrun.end() == End.CANCELLED ? Confidence.PROVEN : Confidence.LIKELY;
        return new Claim(overrun.endStack().site(), overrun.end().name(), confidence);
    }

    @Override
    public Verdict judge(Incident<Overrun> incident, Conditions conditions) {
        Overrun worst = incident.worst();
        boolean ours = worst.endStack().siteOrigin() == Origin.APPLICATION;
        String pool = worst.pool() == null ? "" : " in " + worst.pool().name();
        long count = incident.blocked().count();
        return new Verdict(
                ours ? Severity.WARNING : Severity.INFO,
                (worst.end() == End.CANCELLED
                                ? "A future was cancelled here"
                                : "A timed wait for a future gave up here")
                        + ", and its work went on" + pool + ": " + count + (count == 1 ? " time" : " times") + ", for "
                        + Sentences.time(worst.nanos()) + " at worst.",
                List.of(new Finding.Detail("the work", worst.workStack().site().toString())),
                Set.of(),
                advice(worst));
    }

    private static Finding.Advice advice(Overrun worst) {
        String text = worst.end() == End.CANCELLED
                ? "Cancel with cancel(true), and let the work heed it: blocking calls that throw InterruptedException do; a loop"
                        + " has to ask Thread.interrupted(); calls that cannot be interrupted need a timeout of their own."
                : "Cancel the future when the wait for it times out, and give the call inside it a timeout of its own, so that the"
                        + " thread is free again.";
        return new Finding.Advice(
                text,
                "} catch (TimeoutException e) {\n    future.cancel(true); // and the work must end when it is interrupted",
                "Leave it when the work is wanted although nobody waits for it, such as the filling of a cache.");
    }
}
