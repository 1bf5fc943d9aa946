/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.track;

import io.parkwarden.model.Fact;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Many threads of the application put facts in, the agent's thread takes them out; nobody waits. Bounded: what finds no
 * room is counted. The bound may be passed by as many facts as threads put at the same moment.
 */
public final class FactQueue {
    private static final int LIMIT = 16_384;

    private final ConcurrentLinkedQueue<Fact> facts = new ConcurrentLinkedQueue<>();
    private final AtomicInteger size = new AtomicInteger();
    private final AtomicLong dropped = new AtomicLong();

    /** Adds the fact, or counts it as dropped. */
    void put(Fact fact) {
        if (size.get() >= LIMIT) {
            dropped.incrementAndGet();
            return;
        }
        facts.add(fact); // first, as it may find no memory; the number only bounds
        size.incrementAndGet();
    }

    /** The next fact, or null if there is none now. */
    public @Nullable Fact take() {
        Fact fact = facts.poll();
        if (fact != null) {
            size.decrementAndGet();
        }
        return fact;
    }

    /** Facts that wait to be taken out. */
    int size() {
        return size.get();
    }

    /** Facts that found no room. */
    public long dropped() {
        return dropped.get();
    }
}
