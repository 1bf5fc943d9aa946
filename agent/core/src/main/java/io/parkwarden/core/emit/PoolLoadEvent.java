/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.emit;

import io.parkwarden.model.Pool;
import io.parkwarden.model.PoolLoad;
import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;
import org.jspecify.annotations.Nullable;

/** What the workers of a pool did. Every second while the pool is watched. */
@Name("parkwarden.PoolLoad")
@Label("Pool Load")
@Description("What the workers of a pool did since the event before")
@Category("Parkwarden")
@StackTrace(false)
final class PoolLoadEvent extends Event {
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

    @Label("Pool")
    @Nullable
    String poolName;

    @Label("Pool Kind")
    @Nullable
    String poolKind;

    @Label("Pool Intent")
    @Nullable
    String poolIntent;

    @Label("Intent Declared")
    @Description("Whether the configuration says what the pool is for")
    boolean poolDeclared;

    @Label("Pool Size")
    int poolSize;

    @Label("Pool Width")
    @Description("Threads the pool may have while none is blocked")
    int poolWidth;

    @Label("Active Workers")
    int poolActive;

    @Label("Queued Tasks")
    int poolQueued;

    static void write(PoolLoad load) {
        PoolLoadEvent event = new PoolLoadEvent();
        if (event.isEnabled()) {
            Pool pool = load.pool();
            event.interval = load.nanos();
            event.busy = load.busy();
            event.parked = load.parked();
            event.idle = load.idle();
            event.poolName = pool.name();
            event.poolKind = pool.kind().word();
            event.poolIntent = pool.intent().word();
            event.poolDeclared = pool.declared();
            event.poolSize = pool.size();
            event.poolWidth = pool.width();
            event.poolActive = pool.active();
            event.poolQueued = pool.queued();
            event.commit();
        }
    }
}
