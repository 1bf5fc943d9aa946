/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core;

import io.parkwarden.bootstrap.Hooks;
import io.parkwarden.core.config.Configuration;
import io.parkwarden.core.config.Option;
import io.parkwarden.core.track.CarrierListener;
import io.parkwarden.core.track.CarrierWatch;
import io.parkwarden.core.track.FactQueue;
import io.parkwarden.core.track.LoadedClasses;
import io.parkwarden.core.track.PinTracker;
import io.parkwarden.core.track.StackShapes;
import java.lang.instrument.Instrumentation;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The source of facts about carriers of virtual threads. Its looks come from a thread of their own, so that a report
 * being written or a busy queue of facts does not stretch the time between two looks. The thread begins with the first
 * virtual thread of the application: a program without any has no such thread, and no class of the scheduler is
 * initialised for it.
 */
final class VirtualThreads implements Source {
    private static final long END_MILLIS = 2_000;

    private final CarrierWatch watch;
    private final long pinNanos;
    private @Nullable Thread thread;
    private volatile boolean stopped;
    private volatile @Nullable Throwable fault;

    private VirtualThreads(CarrierWatch watch, long pinNanos) {
        this.watch = watch;
        this.pinNanos = pinNanos;
    }

    /** The source for this JVM: one that says "not applicable" where there are no virtual threads to be seen. */
    static Source of(
            StackShapes shapes,
            LoadedClasses classes,
            FactQueue facts,
            PinTracker pins,
            CarrierListener listener,
            Instrumentation instrumentation,
            int jdk,
            Configuration configuration) {
        if (jdk < 21) {
            return new Without("JDK " + jdk + " has no virtual threads");
        }
        long pinNanos = configuration.nanos(Option.PIN_THRESHOLD);
        try {
            return new VirtualThreads(
                    new CarrierWatch(
                            shapes,
                            classes,
                            facts,
                            pins,
                            listener,
                            instrumentation,
                            jdk,
                            pinNanos,
                            configuration.nanos(Option.HOG_THRESHOLD)),
                    pinNanos);
        } catch (ReflectiveOperationException | RuntimeException otherJdk) {
            return new Without("this JDK does not let the scheduler of virtual threads be read: " + otherJdk);
        }
    }

    @Override
    public void begin() {
        Hooks.tellPins(pinNanos);
    }

    @Override
    public void turn(long nowNanos) {
        Throwable once = fault;
        if (once != null) {
            fault = null;
            throw new IllegalStateException("carriers are not looked at any more: " + once, once);
        }
        if (thread == null && !stopped && watch.used()) {
            Thread looking = new Thread(null, this::look, "Parkwarden carriers", 0, false);
            looking.setDaemon(true);
            looking.setContextClassLoader(null);
            thread = looking;
            looking.start();
        }
    }

    private void look() {
        Hooks.enterAgent();
        watch.prepare();
        while (!stopped) {
            long pause;
            try {
                pause = watch.look();
            } catch (RuntimeException | LinkageError unexpected) {
                stopped = true; // a fault of the agent's own: no more looks, which the next turn says
                fault = unexpected;
                return;
            }
            LockSupport.parkNanos(pause);
        }
    }

    @Override
    public void catchUp() {
        if (thread != null && !stopped) {
            watch.endAll();
        }
    }

    @Override
    public void stop() {
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

    /** Nothing to look at, and the reason. */
    private record Without(String reason) implements Source {
        @Override
        public Map<String, String> notApplicable() {
            return Map.of("PinnedCarrier", reason, "HoggedCarrier", reason);
        }

        @Override
        public void turn(long nowNanos) {
            // nothing to see
        }
    }
}
