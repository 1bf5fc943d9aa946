/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.track;

import io.parkwarden.model.Frame;
import io.parkwarden.model.PeriodicDeath;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * Where periodic tasks were scheduled, each remembered weakly as long as it lives, and how they died. One thread at a
 * time.
 */
final class PeriodicTasks {
    private static final int TASKS = 4_096;
    private static final int DEATHS = 256;

    private final Map<WeakKey<Object>, Scheduled> scheduled = new HashMap<>();
    private final ReferenceQueue<Object> collected = new ReferenceQueue<>();
    private final List<Death> deaths = new ArrayList<>();
    private final FailureOrigins origins;
    private final Outcomes outcomes;
    private final FailureFacts facts;

    private record Scheduled(long atNanos, long periodNanos, List<Frame> frames) {}

    /** A death that may be taken back when code receives its failure. */
    private record Death(WeakReference<Throwable> failure, PeriodicDeath told) {}

    PeriodicTasks(FailureOrigins origins, Outcomes outcomes, FailureFacts facts) {
        this.origins = origins;
        this.outcomes = outcomes;
        this.facts = facts;
    }

    void scheduled(FailureEvent event) {
        Object task = event.task == null ? null : event.task.get();
        StackShapes.Shape shape = event.shape();
        if (task != null && shape != null && scheduled.size() < TASKS) {
            scheduled.put(
                    new WeakKey<>(task, collected),
                    new Scheduled(event.atNanos, event.number, shape.stack().frames()));
        }
    }

    void died(FailureEvent event, Throwable failure) throws ReflectiveOperationException {
        Object task = event.task == null ? null : event.task.get();
        Scheduled from = task == null ? null : scheduled.get(new WeakKey<>(task, null));
        List<Frame> made = from == null ? List.of() : from.frames;
        List<Frame> thrown = origins.frames(outcomes.stackOf(failure));
        if (thrown.isEmpty()) {
            thrown = made; // an exception without a stack: the line that scheduled it is what can be named
        }
        if (thrown.isEmpty()) {
            return;
        }
        PeriodicDeath death = new PeriodicDeath(
                event.atMillis,
                from == null ? 0 : event.atNanos - from.atNanos,
                event.thread,
                facts.poolOf(event.thread, event.atMillis),
                false,
                failure.getClass().getName(),
                event.type,
                from == null ? 0 : from.periodNanos,
                (int) event.number,
                thrown,
                made);
        facts.tell(death);
        if (deaths.size() < DEATHS) {
            deaths.add(new Death(new WeakReference<>(failure), death));
        }
    }

    /** Code received a failure with these causes: a death by one is known to somebody who can start the task again. */
    void received(List<Throwable> chain) {
        if (deaths.isEmpty()) {
            return;
        }
        for (Throwable failure : chain) {
            received(failure);
        }
    }

    private void received(Throwable failure) {
        for (Iterator<Death> all = deaths.iterator(); all.hasNext(); ) {
            Death death = all.next();
            if (death.failure.get() == failure) {
                all.remove();
                PeriodicDeath told = death.told;
                facts.tell(new PeriodicDeath(
                        told.atMillis(),
                        told.nanos(),
                        told.thread(),
                        told.pool(),
                        true,
                        told.exception(),
                        told.scheduler(),
                        told.periodNanos(),
                        told.others(),
                        told.thrown(),
                        told.scheduled()));
            }
        }
    }

    void forgetCollected() {
        for (Object key = collected.poll(); key != null; key = collected.poll()) {
            scheduled.remove(key);
        }
        deaths.removeIf(death -> death.failure.get() == null);
    }
}
