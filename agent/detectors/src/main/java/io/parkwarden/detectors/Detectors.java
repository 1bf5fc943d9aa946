/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.detectors;

import java.util.List;

/** The list of all detectors: a new one is one line here. */
public final class Detectors {
    private Detectors() {}

    /** A new instance of every detector, in the order in which reports list them. */
    public static List<Detector<?>> all() {
        return List.of(
                new ParkedWorker(),
                new SyncOverAsync(),
                new BlockedEventLoop(),
                new HoggedEventLoop(),
                new PoolStarvation(),
                new DefaultExecutorChange(),
                new UncancelledTimeout(),
                new FakeAsync(),
                new WrappedAsync(),
                new CommonPoolIntruder(),
                new MisplacedWork(),
                new RedundantHop(),
                new UnobservedFailure(),
                new DeadPeriodicTask(),
                new LostTask(),
                new PinnedCarrier(),
                new HoggedCarrier());
    }
}
