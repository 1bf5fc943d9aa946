/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core;

import io.parkwarden.core.track.AgentThread;
import io.parkwarden.core.track.Pace;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A thread of the agent's own that looks at something again and again, so that a report being written does not stretch
 * the time between two looks. It begins when there is something to look at, and ends when it is stopped or a look fails.
 * The agent's thread turns; any may ask and stop.
 */
final class LookingThread {
    private static final long END_MILLIS = 2_000;

    private static final long FULL_HEAP_NANOS = 1_000_000_000;

    private final String name;
    private final BooleanSupplier prepare;
    private final LongSupplier look;
    private volatile @Nullable Thread thread;
    private volatile boolean stopped;
    private volatile @Nullable Throwable fault;
    private volatile int slowdown = 1;
    private volatile long spentNanos;

    /**
     * @param name of the thread
     * @param prepare called on the thread before the first look; whether there is any use in looking
     * @param look one look; gives the pause until the next, in ns
     */
    LookingThread(String name, BooleanSupplier prepare, LongSupplier look) {
        this.name = name;
        this.prepare = prepare;
        this.look = look;
    }

    /**
     * A turn of the agent's thread.
     *
     * @param used whether there is anything to look at by now; asked while the thread has not begun
     * @throws IllegalStateException once, after a look failed
     */
    void turn(BooleanSupplier used) {
        Throwable once = fault;
        if (once != null) {
            fault = null;
            throw new IllegalStateException(name + ": there are no more looks: " + once, once);
        }
        if (thread == null && !stopped && used.getAsBoolean()) {
            Thread looking = new AgentThread(this::run, name);
            thread = looking;
            looking.start();
        }
    }

    private void run() {
        try {
            if (!prepare.getAsBoolean()) {
                stopped = true; // never set to false: it may be stopped meanwhile
            }
            while (!stopped) {
                long pause = pause();
                spentNanos = Pace.processorNanos();
                LockSupport.parkNanos(pause * slowdown);
            }
        } catch (RuntimeException | LinkageError unexpected) {
            stopped = true; // a fault of the agent's own: no more looks, which the next turn says
            fault = unexpected;
        }
    }

    /** Pauses are so many times as long from now on. */
    void slowDown(int times) {
        slowdown = times;
    }

    /** Processor time in ns that it has used, up to its last look. */
    long processorNanos() {
        return spentNanos;
    }

    /** A look; one that finds no memory is left out. */
    private long pause() {
        try {
            return look.getAsLong();
        } catch (OutOfMemoryError full) {
            return FULL_HEAP_NANOS;
        }
    }

    /** Whether it has ever begun. */
    boolean begun() {
        return thread != null;
    }

    /** Whether it has begun and goes on. */
    boolean looks() {
        return thread != null && !stopped;
    }

    /** Ends it, and waits for its end. */
    void stop() {
        stopped = true;
        Thread looking = thread;
        if (looking == null) {
            return;
        }
        LockSupport.unpark(looking);
        try {
            looking.join(END_MILLIS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
