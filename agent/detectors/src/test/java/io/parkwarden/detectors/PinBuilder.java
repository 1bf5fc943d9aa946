/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.detectors;

import io.parkwarden.model.Carriers;
import io.parkwarden.model.Fact;
import io.parkwarden.model.Frame;
import io.parkwarden.model.Library;
import io.parkwarden.model.Pin;
import io.parkwarden.model.PinReason;
import io.parkwarden.model.WaitKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Pins for tests: a sleep of 100 ms under a monitor of the application, on one of four carriers. */
final class PinBuilder {
    private String stack = """
            java.lang.VirtualThread.parkOnCarrierThread
            java.lang.Thread.sleep
            com.acme.Shop.load(Shop.java:12)
            com.acme.Shop.serve(Shop.java:7)""";

    private PinReason reason = PinReason.MONITOR_HELD;
    private List<Frame> pinners = List.of();
    private Carriers carriers = new Carriers(4, 1, 0, 0);
    private @Nullable Library library;
    private @Nullable WaitKind kind;
    private List<Fact.Trace> holders = List.of();
    private long atMillis = 1_000;
    private long millis = 100;

    PinBuilder on(String frames) {
        stack = frames;
        return this;
    }

    PinBuilder kind(WaitKind seenAs) {
        kind = seenAs;
        return this;
    }

    PinBuilder because(PinReason because, String... pinnedBy) {
        reason = because;
        pinners = Stacks.of(String.join("\n", pinnedBy));
        return this;
    }

    PinBuilder with(Carriers seen) {
        carriers = seen;
        return this;
    }

    PinBuilder of(Library with) {
        library = with;
        return this;
    }

    PinBuilder heldBy(Fact.Trace... all) {
        holders = List.of(all);
        return this;
    }

    PinBuilder lasting(long lastsMillis) {
        millis = lastsMillis;
        return this;
    }

    PinBuilder endingAt(long endMillis) {
        atMillis = endMillis;
        return this;
    }

    Pin pin() {
        return new Pin(
                atMillis,
                millis * 1_000_000,
                "virtual #30",
                StackReading.read(Stacks.of(stack), kind),
                reason,
                pinners,
                null,
                library,
                carriers,
                holders);
    }

    Incident<Pin> incident(int times) {
        Claim claim = new PinnedCarrier().examine(pin());
        Incident<Pin> incident = new Incident<>(claim, pin());
        for (int i = 0; i < times; i++) {
            incident.add(claim, pin());
        }
        return incident;
    }
}
