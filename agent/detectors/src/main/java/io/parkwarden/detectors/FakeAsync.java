/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.detectors;

import io.parkwarden.model.Confidence;
import io.parkwarden.model.Execution;
import io.parkwarden.model.Finding;
import io.parkwarden.model.Frame;
import io.parkwarden.model.Intent;
import io.parkwarden.model.Park;
import io.parkwarden.model.Pool;
import io.parkwarden.model.Severity;
import io.parkwarden.model.Site;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A method that returns a CompletionStage, Future or the like blocked its caller before it returned. */
public final class FakeAsync implements Detector<Park> {
    /** Below this time in all, in ns, no caller noticed. */
    private static final long NOTICEABLE_NANOS = 50_000_000;

    private static final long SERIOUS_NANOS = 1_000_000_000;

    @Override
    public Description description() {
        return new Description(
                "FakeAsync",
                "shape",
                "A method that returns a CompletionStage, Future or the like blocked its caller before it returned.");
    }

    @Override
    public Class<Park> looksAt() {
        return Park.class;
    }

    @Override
    public @Nullable Claim examine(Park park) {
        Frame method = AsyncMethods.blocking(park.stack());
        if (method == null) {
            return null; // nobody was promised a result for later, or the wait is for leave to begin
        }
        if (park.virtual()) {
            return null; // its caller may wait
        }
        if (FirstUse.loadsClass(park)) {
            return null; // once
        }
        Pool pool = park.pool();
        if (pool != null && pool.intent() == Intent.IGNORE) {
            return null; // declared so by the user
        }
        return new Claim(Site.of(method), method.className() + "." + method.method(), Confidence.LIKELY);
    }

    @Override
    public @Nullable Verdict judge(Incident<Park> incident, Conditions conditions) {
        if (incident.blocked().count() < 2) {
            return null; // the first call may have to set something up
        }
        Site wait = incident.worst().stack().site();
        return new Verdict(
                severity(incident),
                Sentences.blockedCaller(incident, method(incident)),
                List.of(
                        new Finding.Detail("method", method(incident)),
                        new Finding.Detail("waits at", wait.toString()),
                        new Finding.Detail("its caller", caller(incident.worst()))),
                Set.copyOf(List.of(wait, incident.first().stack().site())),
                Advisor.forFakeAsync(incident, conditions));
    }

    private static Severity severity(Incident<Park> incident) {
        if (Harm.isSlight(incident) || incident.blocked().total() < NOTICEABLE_NANOS) {
            return Severity.INFO;
        }
        if (BlockedEventLoop.onEventLoop(incident.worst())) {
            double share = incident.blocked().total() / (incident.spanMillis() * 1e6 + 1);
            return share >= 0.1 && incident.blocked().total() >= SERIOUS_NANOS ? Severity.ERROR : Severity.WARNING;
        }
        Pool pool = incident.pool();
        return pool != null && pool.intent() == Intent.BLOCKING ? Severity.INFO : Severity.WARNING;
    }

    private static String method(Incident<Park> incident) {
        Frame method = AsyncMethods.blocking(incident.worst().stack());
        return method == null ? "?" : method.className() + "." + method.method();
    }

    /** What kind of thread it was that could not go on. */
    private static String caller(Park park) {
        Pool pool = park.pool();
        if (pool != null) {
            return pool.kind().label() + " " + pool.name();
        }
        return park.stack().execution() == Execution.OWN_THREAD ? "thread " + park.thread() : "a pool thread";
    }
}
