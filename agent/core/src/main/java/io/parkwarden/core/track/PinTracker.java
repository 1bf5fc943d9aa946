/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.track;

import io.parkwarden.model.Frame;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Pinned parks as the virtual threads themselves tell of them, at their end: exact length, and the frame that holds the
 * monitor. What needs I/O or another thread's stack is added later by {@link CarrierWatch}, on a thread of the agent.
 * Many virtual threads put in, one thread takes out; bounded, and what finds no room is counted.
 */
public final class PinTracker {
    private static final int LIMIT = 4_096;
    private static final int STACKS = 1_024;

    /** A pinned park that is over. */
    record Raw(
            String thread,
            long startNanos,
            long endNanos,
            long pausedNanos,
            long atMillis,
            StackShapes.Shape shape,
            Pinners pinners) {}

    private final ConcurrentLinkedQueue<Raw> queue = new ConcurrentLinkedQueue<>();
    private final AtomicInteger size = new AtomicInteger();
    private final AtomicLong dropped = new AtomicLong();
    private final ConcurrentHashMap<Long, Pinners> known = new ConcurrentHashMap<>();
    private final StackShapes shapes;
    private final boolean monitorsPin;
    private final LivePinners live;
    private final Pauses pauses;
    private final long threshold;

    /**
     * @param pauses in which no carrier is kept from anybody
     * @param threshold length in ns from which a pin is told
     */
    public PinTracker(StackShapes shapes, boolean monitorsPin, Pauses pauses, long threshold) {
        this.shapes = shapes;
        this.pauses = pauses;
        this.threshold = threshold;
        this.monitorsPin = monitorsPin;
        this.live = new LivePinners();
    }

    /** On the virtual thread that was pinned. */
    void pinned(long start, long end) {
        if (size.get() >= LIMIT) {
            dropped.incrementAndGet();
            return;
        }
        StackShapes.Shape shape = shapes.here(null);
        long paused = pauses.within(start, end);
        if (shape == null || end - start - paused < threshold) {
            return;
        }
        Pinners pinners = known.get(shape.id());
        if (pinners == null) {
            pinners = pinners(shape.stack().frames());
            if (known.size() < STACKS) {
                known.put(shape.id(), pinners);
            }
        }
        size.incrementAndGet();
        queue.add(new Raw(
                VirtualNames.of(Thread.currentThread()), start, end, paused, AgentClock.millis(), shape, pinners));
    }

    private Pinners pinners(List<Frame> frames) {
        if (!monitorsPin) {
            return Pinners.of(frames, index -> false, false);
        }
        List<String> holding = new ArrayList<>(live.frames());
        return Pinners.of(frames, index -> holding.remove(key(frames.get(index))), true);
    }

    private static String key(Frame frame) {
        return frame.className() + "." + frame.method() + ":" + frame.line();
    }

    /** The next one, or null if there is none now. */
    @Nullable
    Raw take() {
        Raw raw = queue.poll();
        if (raw != null) {
            size.decrementAndGet();
        }
        return raw;
    }

    /** Pins that found no room. */
    public long dropped() {
        return dropped.get();
    }
}
