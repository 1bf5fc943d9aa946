/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core;

import io.parkwarden.core.config.Configuration;
import io.parkwarden.core.config.Option;
import io.parkwarden.core.track.FactQueue;
import io.parkwarden.core.track.FailureWatch;
import io.parkwarden.core.track.LoadedClasses;
import io.parkwarden.core.track.Pools;
import io.parkwarden.core.track.StackShapes;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Failures that nobody received, periodic tasks that died of one, and work that was lost. */
final class FailureSource implements Source {
    private static final String UNSEEN = "UnobservedFailure";
    private static final String DEAD = "DeadPeriodicTask";
    private static final String LOST = "LostTask";

    private @Nullable FailureWatch watch;
    private String obstacle = "";

    FailureSource(
            StackShapes shapes, LoadedClasses classes, Pools pools, FactQueue facts, Configuration configuration) {
        try {
            watch = new FailureWatch(
                    shapes,
                    classes,
                    pools,
                    facts,
                    configuration.number(Option.STACK_DEPTH),
                    configuration.on(Option.EXCEPTION_MESSAGES));
        } catch (ReflectiveOperationException | RuntimeException unknownJdk) {
            obstacle = "this JDK keeps failures where the agent cannot read them: " + unknownJdk;
        }
    }

    @Override
    public String subject() {
        return "failures";
    }

    @Override
    public List<String> detectors() {
        return List.of(UNSEEN, DEAD, LOST);
    }

    @Override
    public Map<String, String> notApplicable() {
        return watch == null ? Map.of(UNSEEN, obstacle, DEAD, obstacle, LOST, obstacle) : Map.of();
    }

    @Override
    public void begin() {
        if (watch != null && !watch.begin()) {
            watch = null;
            throw new IllegalStateException("a failure that was made for a trial did not reach the agent: " + UNSEEN
                    + ", " + DEAD + " and " + LOST + " see nothing");
        }
    }

    @Override
    public void turn(long nowNanos) {
        if (watch != null) {
            watch.turn();
        }
    }

    @Override
    public void catchUp() {
        if (watch != null) {
            watch.catchUp();
        }
    }

    @Override
    public void exiting() {
        if (watch != null) {
            watch.exiting();
        }
    }

    @Override
    public void ended() {
        if (watch != null) {
            watch.ended();
        }
    }

    @Override
    public void stop() {
        if (watch != null) {
            watch.stop();
        }
    }

    @Override
    public Map<String, String> remarks() {
        return watch == null ? Map.of() : Map.of(UNSEEN, watch.counts(), LOST, watch.sampled());
    }
}
