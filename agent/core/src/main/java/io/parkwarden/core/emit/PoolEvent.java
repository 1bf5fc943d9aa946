/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.emit;

import io.parkwarden.model.Pool;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import org.jspecify.annotations.Nullable;

/**
 * An event that happened on a pool, with the state of that pool. JFR takes the fields of an abstract superclass that are
 * not private into each event below it (jdk.jfr.internal.TypeLibrary, 17, 21, 25), and puts its own, such as the start
 * time, into the event's own class.
 */
abstract class PoolEvent extends Event {
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

    /** Fills in the pool, if there is one. */
    final void on(@Nullable Pool pool) {
        if (pool == null) {
            return;
        }
        poolName = pool.name();
        poolKind = pool.kind().word();
        poolIntent = pool.intent().word();
        poolDeclared = pool.declared();
        poolSize = pool.size();
        poolWidth = pool.width();
        poolActive = pool.active();
        poolQueued = pool.queued();
    }
}
