/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.detectors;

import io.parkwarden.model.Carriers;
import io.parkwarden.model.Confidence;
import io.parkwarden.model.Finding;
import io.parkwarden.model.Hog;
import io.parkwarden.model.Origin;
import io.parkwarden.model.Severity;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A virtual thread computed for long without letting go of its carrier, while others waited to run. */
public final class HoggedCarrier implements Detector<Hog> {
    private static final long COLD_NANOS = 300_000_000;
    private static final long SERIOUS_NANOS = 2_000_000_000;

    @Override
    public Description description() {
        return new Description(
                "HoggedCarrier",
                "virtual threads",
                "A virtual thread computed for long without letting go of its carrier, while others waited to run.");
    }

    @Override
    public Class<Hog> looksAt() {
        return Hog.class;
    }

    @Override
    public @Nullable Claim examine(Hog hog) {
        if (hog.stack().siteOrigin() == Origin.JDK) {
            return null; // a virtual thread of the JDK's own: no line that anybody here wrote
        }
        if (FirstUse.loadsClass(hog.stack())) {
            return null; // a class is loaded once
        }
        Confidence confidence = hog.seen() * 2 >= hog.looks() ? Confidence.PROVEN : Confidence.LIKELY;
        return new Claim(hog.stack().site(), "computes", confidence);
    }

    @Override
    public @Nullable Verdict judge(Incident<Hog> incident, Conditions conditions) {
        Hog worst = incident.worst();
        Carriers carriers = worst.carriers();
        boolean once = incident.blocked().count() == 1 && incident.blocked().max() < COLD_NANOS;
        boolean full = carriers.held() + carriers.busy() >= carriers.total();
        Severity severity = once
                ? Severity.INFO // compilers and caches are cold the first time
                : full && incident.blocked().total() >= SERIOUS_NANOS ? Severity.ERROR : Severity.WARNING;
        return new Verdict(
                severity,
                Sentences.hogged(incident),
                List.of(
                        new Finding.Detail("carriers computing", carriers.busy() + " of " + carriers.total()),
                        new Finding.Detail("carriers held", carriers.held() + " of " + carriers.total()),
                        new Finding.Detail(
                                "virtual threads waiting for a carrier", Integer.toString(carriers.waiting())),
                        new Finding.Detail("looks with this stack", worst.seen() + " of " + worst.looks())),
                Set.of(),
                new Finding.Advice(
                        "Give the computing to an executor of platform threads with one thread per processor, and wait for its future"
                                + " on the virtual thread: virtual threads are not time-sliced.",
                        "ExecutorService compute = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());\n"
                                + "return compute.submit(() -> render(page)).get();",
                        "Leave it in a program whose virtual threads all compute and where none has to answer in time."));
    }
}
