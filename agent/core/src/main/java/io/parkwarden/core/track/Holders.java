/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.track;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.FutureTask;
import java.util.concurrent.locks.AbstractOwnableSynchronizer;
import org.jspecify.annotations.Nullable;

/**
 * Who holds what parked threads wait for. When a wait is over its lock has another owner, so the agent's thread looks
 * while it lasts: the owner of a lock, the thread that runs the task of a FutureTask. Nothing is read on the waiting
 * thread until its wait is over; then one look-up in the last look's result. A wait that no look fell into has no holder.
 *
 * <p>One thread looks, many ask: each look publishes a new map that is not changed again. It holds ids and names, no
 * thread.
 */
final class Holders {
    private static final int LIMIT = 2_048;

    private final JdkFields.Reader owner;
    private final JdkFields.Reader runner;
    private volatile Map<Long, Held> byWaiter = Map.of();

    private record Held(String holder, long atNanos) {}

    Holders() {
        owner = JdkFields.reader(AbstractOwnableSynchronizer.class, "exclusiveOwnerThread");
        runner = JdkFields.reader(FutureTask.class, "runner");
    }

    /** Looks at every thread that is parked. */
    void look() {
        Map<Long, Held> found = new HashMap<>();
        for (Thread thread : LoadedThreads.all()) {
            Object blocker = Blockers.of(thread);
            Thread holder = blocker == null ? null : holder(blocker);
            if (holder != null && holder != thread && found.size() < LIMIT) {
                found.put(thread.getId(), new Held(ThreadNames.of(holder), System.nanoTime()));
            }
        }
        byWaiter = found;
    }

    private @Nullable Thread holder(Object blocker) {
        if (blocker instanceof AbstractOwnableSynchronizer) {
            return (Thread) owner.of(blocker);
        }
        return blocker instanceof FutureTask ? (Thread) runner.of(blocker) : null;
    }

    /** Who held what this thread has waited for since then, as {@code System.nanoTime()} counts; null if not seen. */
    @Nullable
    String during(Thread waiter, long sinceNanos) {
        Held held = byWaiter.get(waiter.getId());
        return held != null && held.atNanos - sinceNanos > 0 ? held.holder : null;
    }
}
