/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.detectors;

import io.parkwarden.model.Confidence;
import io.parkwarden.model.Finding;
import io.parkwarden.model.Park;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A task of a pool spent its time waiting for an operation that is asynchronous already. */
public final class WrappedAsync implements Detector<Park> {
    /** Once may be chance: a task that looked for a cached value, say. */
    private static final int REPEATED = 2;

    @Override
    public Description description() {
        return new Description(
                "WrappedAsync",
                "shape",
                "A task of a pool spent its time waiting for an operation that is asynchronous already.");
    }

    @Override
    public Class<Park> looksAt() {
        return Park.class;
    }

    @Override
    public @Nullable Claim examine(Park park) {
        if (!SyncOverAsync.isFault(park)) {
            return null; // a wait for a future that is fine on its thread
        }
        if (TaskForm.of(park.stack()) == null) {
            return null; // deeper inside, where more than the task would have to change
        }
        if (AsyncMethods.blocking(park.stack()) != null) {
            return null; // FakeAsync's: the method that promises a stage is the cause
        }
        return Claim.of(park, Confidence.LIKELY);
    }

    @Override
    public @Nullable Verdict judge(Incident<Park> incident, Conditions conditions) {
        TaskForm form = TaskForm.of(incident.worst().stack());
        long little = incident.tally(Park.LITTLE);
        if (form == null || little < REPEATED || little * 2 < incident.tally(Park.KNOWN)) {
            return null; // a task that also works needs its thread, and not known is not wrapped
        }
        double waited = incident.tally(Park.LITTLE_WAITED);
        int percent = (int) Math.floor(100 * waited / (waited + incident.tally(Park.LITTLE_BESIDES)));
        return new Verdict(
                Harm.severity(incident),
                Sentences.wrapped(incident, percent),
                List.of(
                        new Finding.Detail("handed over by", form.label()),
                        new Finding.Detail(
                                "share of the task's time",
                                "at least " + percent + " %, in " + little + " of " + incident.tally(Park.KNOWN)
                                        + " waits that were measured")),
                Set.of(incident.worst().stack().site()),
                Advisor.forWrapped(form, conditions));
    }
}
