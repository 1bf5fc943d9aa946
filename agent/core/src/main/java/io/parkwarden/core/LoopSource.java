/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core;

import io.parkwarden.bootstrap.Hooks;
import io.parkwarden.core.track.LoopWatch;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The source of facts about event loops that compute. Its looks come from a thread of their own, so that a report being
 * written does not stretch the time between two of them. The thread begins with the first select or the first executor
 * that is an event loop: a program without any has no such thread.
 */
final class LoopSource implements Source {
    private static final String DETECTOR = "HoggedEventLoop";
    private static final long END_MILLIS = 2_000;

    private final LoopWatch watch;
    private @Nullable Thread thread;
    private volatile boolean stopped;

    /** There are loops, and this JVM does not tell the processor time of threads. */
    private volatile boolean blind;

    private volatile @Nullable Throwable fault;

    LoopSource(LoopWatch watch) {
        this.watch = watch;
    }

    @Override
    public void begin() {
        watch.begin();
    }

    @Override
    public void turn(long nowNanos) {
        Throwable once = fault;
        if (once != null) {
            fault = null;
            throw new IllegalStateException("event loops are not looked at any more: " + once, once);
        }
        if (thread == null && !stopped && watch.used()) {
            Thread looking = new Thread(null, this::look, "Parkwarden loops", 0, false);
            looking.setDaemon(true);
            looking.setContextClassLoader(null);
            thread = looking;
            looking.start();
        }
    }

    private void look() {
        Hooks.enterAgent();
        if (!LoopWatch.isPossible()) {
            blind = true;
            stopped = true;
            watch.stop();
            return;
        }
        try {
            watch.prepare();
            while (!stopped) {
                LockSupport.parkNanos(watch.look());
            }
        } catch (RuntimeException | LinkageError unexpected) {
            stopped = true; // a fault of the agent's own: no more looks, which the next turn says
            watch.stop();
            fault = unexpected;
        }
    }

    @Override
    public void catchUp() {
        if (thread != null && !stopped) {
            watch.endAll();
        }
    }

    @Override
    public Map<String, String> remarks() {
        if (thread == null) {
            return Map.of();
        }
        return Map.of(
                DETECTOR,
                blind ? "this JVM does not tell the processor time of its threads: nothing was seen" : watch.remark());
    }

    @Override
    public void stop() {
        stopped = true;
        watch.stop();
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
