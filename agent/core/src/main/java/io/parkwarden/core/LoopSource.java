/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core;

import io.parkwarden.core.track.LoopWatch;
import java.util.List;
import java.util.Map;

/**
 * The source of facts about event loops that compute. Its looks come from a thread of their own, so that a report being
 * written does not stretch the time between two of them. The thread begins with the first select or the first executor
 * that is an event loop: a program without any has no such thread.
 */
final class LoopSource implements Source {
    private static final String DETECTOR = "HoggedEventLoop";

    private final LoopWatch watch;
    private final LookingThread thread;

    /** There are loops, and this JVM does not tell the processor time of threads. */
    private volatile boolean blind;

    LoopSource(LoopWatch watch) {
        this.watch = watch;
        this.thread = new LookingThread("Parkwarden loops", this::prepare, this::look);
    }

    @Override
    public String subject() {
        return "event loops";
    }

    @Override
    public List<String> detectors() {
        return List.of(DETECTOR);
    }

    @Override
    public void begin() {
        watch.begin();
    }

    @Override
    public void turn(long nowNanos) {
        thread.turn(watch::used);
    }

    private boolean prepare() {
        blind = !LoopWatch.isPossible();
        if (blind) {
            watch.stop();
            return false;
        }
        watch.prepare();
        return true;
    }

    private long look() {
        try {
            return watch.look();
        } catch (RuntimeException | LinkageError unexpected) {
            watch.stop(); // nobody would look at what threads go on to time
            throw unexpected;
        }
    }

    @Override
    public void catchUp() {
        if (thread.looks()) {
            watch.endAll();
        }
    }

    @Override
    public Map<String, String> remarks() {
        if (!thread.begun()) {
            return Map.of();
        }
        return Map.of(
                DETECTOR,
                blind ? "this JVM does not tell the processor time of its threads: nothing was seen" : watch.remark());
    }

    @Override
    public long ownNanos() {
        return thread.processorNanos();
    }

    @Override
    public void slowDown(int times) {
        thread.slowDown(times);
    }

    @Override
    public void stop() {
        thread.stop();
        watch.stop();
    }
}
