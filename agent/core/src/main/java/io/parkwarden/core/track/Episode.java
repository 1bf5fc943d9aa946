/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.track;

import io.parkwarden.core.track.CarrierFields.Activity;
import io.parkwarden.model.Carriers;
import io.parkwarden.model.PinReason;
import java.lang.ref.WeakReference;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An interval in which one carrier kept one virtual thread mounted, as a row of looks saw it. Lengths are sums of the
 * time between looks, each cut at a longest one: when nobody looked, for a pause of the garbage collector or because the
 * machine was busy, nothing is claimed. Used by one thread.
 */
final class Episode {
    /** A row of looks that found the same: how long, and the stack that was taken. */
    static final class Row {
        long nanos;
        StackShapes.@Nullable Shape shape;

        @Nullable
        String cause;

        @Nullable
        PinReason reason;

        boolean compensated;
        Carriers worst = new Carriers(0, 0, 0, 0);

        void add(long gap, Carriers now) {
            nanos += gap;
            if (now.held() + now.busy() > worst.held() + worst.busy() || now.waiting() > worst.waiting()) {
                worst = now;
            }
        }
    }

    private final WeakReference<Thread> mounted;
    final String name;
    private final int steals;
    Activity activity;

    /** Blocked as {@link #activity} says; empty while it runs. */
    Row blocked = new Row();

    /** Said to run, but used no processor: inside a native method, or in the JVM. */
    Row quiet = new Row();

    /** Running. */
    Row running = new Row();

    long cpuNanos = -1;

    /** {@link ProcessorState#readyNanos} at the latest look; -1 if it is not known. */
    long readyNanos = -1;

    /** Whether every time without processor time was looked up in the kernel: it only got none. */
    boolean sure = true;

    long usedNanos;

    /** Part of {@link #running} in which no carrier took another task, so that nothing can have run between. */
    long certainNanos;

    long wantedNanos;
    int looks;
    final Map<StackShapes.Shape, Integer> seen = new LinkedHashMap<>();

    Episode(Thread mounted, int steals, Activity activity) {
        this.mounted = new WeakReference<>(mounted);
        this.name = VirtualNames.of(mounted);
        this.steals = steals;
        this.activity = activity;
    }

    boolean goesOn(CarrierFields.Carrier carrier) {
        return carrier.mounted() == mounted.get() && carrier.steals() == steals;
    }

    @Nullable
    Thread thread() {
        return mounted.get();
    }

    /** Whether its virtual thread is blocked, by two looks at least. */
    boolean holds() {
        return blocked.nanos > 0 || quiet.nanos >= CarrierWatch.SURE_NANOS;
    }

    /** Whether its virtual thread has been computing for some time. */
    boolean computes() {
        return running.nanos >= CarrierWatch.SURE_NANOS && (sure || usedNanos >= running.nanos / 2);
    }

    void endOfRunning() {
        running = new Row();
        quiet = new Row();
        cpuNanos = -1;
        readyNanos = -1;
        sure = true;
        usedNanos = 0;
        certainNanos = 0;
        wantedNanos = 0;
        looks = 0;
        seen.clear();
    }
}
