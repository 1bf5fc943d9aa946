/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.emit;

import io.parkwarden.model.PoolLoad;
import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;

/** What the workers of a pool did. Every second while the pool is watched. */
@Name("parkwarden.PoolLoad")
@Label("Pool Load")
@Description("What the workers of a pool did since the event before")
@Category("Parkwarden")
@StackTrace(false)
final class PoolLoadEvent extends PoolEvent {
    @Label("Interval")
    @Timespan
    long interval;

    @Label("Busy Workers")
    @Description("Workers that ran a task and did not wait, on average")
    double busy;

    @Label("Parked Workers")
    @Description("Workers that waited inside a task, on average")
    double parked;

    @Label("Idle Workers")
    double idle;

    static void write(PoolLoad load) {
        PoolLoadEvent event = new PoolLoadEvent();
        if (event.isEnabled()) {
            event.interval = load.nanos();
            event.busy = load.busy();
            event.parked = load.parked();
            event.idle = load.idle();
            event.on(load.pool());
            event.commit();
        }
    }
}
