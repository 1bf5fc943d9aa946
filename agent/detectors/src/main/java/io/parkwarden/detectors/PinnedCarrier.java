/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.detectors;

import io.parkwarden.model.Carriers;
import io.parkwarden.model.Confidence;
import io.parkwarden.model.Fact;
import io.parkwarden.model.Finding;
import io.parkwarden.model.Frame;
import io.parkwarden.model.Origin;
import io.parkwarden.model.Pin;
import io.parkwarden.model.PinReason;
import io.parkwarden.model.Pool;
import io.parkwarden.model.Severity;
import io.parkwarden.model.Site;
import io.parkwarden.model.WaitKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A virtual thread was blocked without letting go of its carrier, so other virtual threads could not run on it. */
public final class PinnedCarrier implements Detector<Pin> {
    private static final long FIRST_USE_NANOS = 200_000_000;
    private static final long SLIGHT_NANOS = 100_000_000;
    private static final int FEW_PINS = 3;

    @Override
    public Description description() {
        return new Description(
                "PinnedCarrier",
                "virtual threads",
                "A virtual thread was blocked without letting go of its carrier, so other virtual threads could not run on it.");
    }

    @Override
    public Class<Pin> looksAt() {
        return Pin.class;
    }

    @Override
    public @Nullable Claim examine(Pin pin) {
        if (pin.stack().siteOrigin() == Origin.JDK) {
            return null; // a virtual thread of the JDK's own: no line that anybody here wrote
        }
        if (FirstUse.loadsClass(pin.stack())) {
            return null; // a class is loaded once; a class loader of the application's has its line above that
        }
        if (pin.reason() == PinReason.NATIVE_CALL && writesToConsole(pin)) {
            return null; // whoever reads the console is slow
        }
        String claim = pin.everyCarrierTaken() ? "every-carrier" : "pin";
        Confidence confidence = pin.reason() == PinReason.INITIALISER_ELSEWHERE || pin.reason() == PinReason.UNKNOWN
                ? Confidence.LIKELY
                : Confidence.PROVEN;
        return new Claim(
                pin.stack().site(),
                claim + "|" + pin.stack().kind().word() + "|"
                        + Fingerprint.normalise(pin.stack().operation()),
                confidence);
    }

    private static boolean writesToConsole(Pin pin) {
        for (Frame frame : pin.stack().frames()) {
            if (frame.className().equals("java.io.PrintStream")) {
                return true;
            }
            if (frame.origin() != Origin.JDK) {
                return false;
            }
        }
        return false;
    }

    @Override
    public @Nullable Verdict judge(Incident<Pin> incident, Conditions conditions) {
        if (isFirstUse(incident)) {
            return null; // a cold cache or a class that is initialised once; counts from the second time on
        }
        Pin worst = incident.worst();
        Finding.Advice advice = PinAdvisor.advice(worst, conditions);
        if (worst.everyCarrierTaken()) {
            return new Verdict(
                    Severity.ERROR,
                    Sentences.everyCarrier(incident),
                    details(worst, worst.pool(), conditions),
                    sites(worst.holders(), worst.stack().site()),
                    advice);
        }
        Pool fullest = incident.pool();
        return new Verdict(
                severity(incident),
                Sentences.pinned(incident),
                details(worst, fullest == null ? worst.pool() : fullest, conditions),
                Set.of(),
                advice);
    }

    private static boolean isFirstUse(Incident<Pin> incident) {
        Pin pin = incident.first();
        if (pin.everyCarrierTaken() || incident.blocked().max() >= FIRST_USE_NANOS) {
            return false;
        }
        return switch (pin.reason()) {
            // However many wait for one initialiser, it runs once.
            case INITIALISER_ON_STACK, INITIALISER_ELSEWHERE, CLASS_LOADING ->
                incident.spanMillis() < FIRST_USE_NANOS / 1_000_000;
            default ->
                incident.blocked().count() == 1
                        && switch (pin.stack().kind()) {
                            case DNS, RANDOM, FILE_OPEN, FILE_READ, FILE_WRITE, PROCESS -> true;
                            default -> false;
                        };
        };
    }

    /** One carrier of two is half of the machine; one of sixty-four for an instant is worth knowing, no more. */
    private static Severity severity(Incident<Pin> incident) {
        Carriers carriers = incident.worst().carriers();
        boolean shareIsLarge = carriers.known() && carriers.held() * 2 >= carriers.total();
        boolean few =
                incident.blocked().count() < FEW_PINS && incident.blocked().total() < SLIGHT_NANOS;
        if (incident.worst().reason() == PinReason.NATIVE_CALL
                && incident.blocked().max() < SLIGHT_NANOS
                && isFile(incident.worst().stack().kind())) {
            return Severity.INFO; // a disk that is slow for a moment, not a pipe or a network file system
        }
        // Who waits for a monitor may only wait for a holder that got no processor for a moment.
        boolean byChance = incident.worst().reason() == PinReason.MONITOR_ENTER;
        if (few && (byChance || !shareIsLarge || incident.waitsWithQueue() == 0)) {
            return Severity.INFO;
        }
        return Severity.WARNING;
    }

    private static boolean isFile(WaitKind kind) {
        return switch (kind) {
            case FILE_OPEN, FILE_READ, FILE_WRITE, FILE_SYNC, PROCESS -> true;
            default -> false;
        };
    }

    private static List<Finding.Detail> details(Pin pin, Pool taken, Conditions conditions) {
        List<Finding.Detail> details = new ArrayList<>();
        details.add(new Finding.Detail(
                "blocking operation",
                pin.stack().kind() == WaitKind.NATIVE
                        ? operation(pin)
                        : pin.stack().operation()));
        details.add(new Finding.Detail("kept because", pin.reason().label()));
        for (Frame pinner : pin.pinners()) {
            details.add(new Finding.Detail("pinned by", pinner.toString()));
        }
        if (pin.cause() != null) {
            details.add(new Finding.Detail(
                    pin.reason() == PinReason.INITIALISER_ELSEWHERE ? "class" : "lock", pin.cause()));
        }
        if (pin.carriers().known()) {
            details.add(new Finding.Detail("carriers taken", taken.active() + " of " + taken.width()));
            details.add(new Finding.Detail("virtual threads waiting for a carrier", Integer.toString(taken.queued())));
        }
        if (pin.carriers().busy() > 0) {
            details.add(new Finding.Detail(
                    "of them computing", Integer.toString(pin.carriers().busy())));
        }
        for (Fact.Trace holder : pin.holders()) {
            details.add(new Finding.Detail(
                    holder.label(),
                    holder.thread() + " at "
                            + StackReading.read(holder.frames(), null).site()));
        }
        details.addAll(PinAdvisor.knownFix(pin, conditions));
        return details;
    }

    private static String operation(Pin pin) {
        Frame innermost = pin.stack().frames().get(0);
        return innermost.className() + "." + innermost.method();
    }

    /** The lines of all holders: their pins are this one cause. */
    private static Set<Site> sites(List<Fact.Trace> holders, Site own) {
        Set<Site> sites = new HashSet<>();
        sites.add(own);
        for (Fact.Trace holder : holders) {
            sites.add(StackReading.read(holder.frames(), null).site());
        }
        return sites;
    }
}
