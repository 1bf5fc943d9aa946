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
import io.parkwarden.core.track.TaskProfiles;
import java.lang.instrument.Instrumentation;
import java.util.List;
import java.util.Map;

/**
 * The source of facts about carriers of virtual threads. Its looks come from a thread of their own, so that a report
 * being written or a busy queue of facts does not stretch the time between two looks. The thread begins with the first
 * virtual thread of the application: a program without any has no such thread, and no class of the scheduler is
 * initialised for it.
 */
final class VirtualThreads implements Source {
    private static final List<String> DETECTORS = List.of("PinnedCarrier", "HoggedCarrier");

    private final CarrierWatch watch;
    private final long pinNanos;
    private final LookingThread thread;

    private VirtualThreads(CarrierWatch watch, long pinNanos) {
        this.watch = watch;
        this.pinNanos = pinNanos;
        this.thread = new LookingThread("Parkwarden carriers", this::prepare, watch::look);
    }

    /** The source for this JVM: one that says "not applicable" where there are no virtual threads to be seen. */
    static Source of(
            StackShapes shapes,
            LoadedClasses classes,
            FactQueue facts,
            PinTracker pins,
            CarrierListener listener,
            TaskProfiles profiles,
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
                            profiles,
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
    public String subject() {
        return "carriers of virtual threads";
    }

    @Override
    public List<String> detectors() {
        return DETECTORS;
    }

    @Override
    public void begin() {
        Hooks.tellPins(pinNanos);
    }

    @Override
    public void turn(long nowNanos) {
        thread.turn(watch::used);
    }

    private boolean prepare() {
        watch.prepare();
        return true;
    }

    @Override
    public void catchUp() {
        if (thread.looks()) {
            watch.endAll();
        }
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
    }

    /** Nothing to look at, and the reason. */
    private record Without(String reason) implements Source {
        @Override
        public String subject() {
            return "carriers of virtual threads";
        }

        @Override
        public List<String> detectors() {
            return DETECTORS;
        }

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
