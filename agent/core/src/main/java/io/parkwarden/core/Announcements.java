/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core;

import io.parkwarden.model.Finding;
import io.parkwarden.model.Severity;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Says of each finding once that it is there: to the recordings that run when it is above info, and in a line on
 * standard error when it is an error and the user wants that. Findings grow worse with time, so this is asked again.
 * Not thread-safe.
 */
final class Announcements {
    private static final long PAUSE_NANOS = 1_000_000_000L;

    private final Set<String> recorded = new HashSet<>();
    private final Set<String> said = new HashSet<>();
    private final Recorder recorder;
    private final boolean sayErrors;
    private final int limit;
    private long lastNanos;

    /**
     * @param sayErrors whether errors are said on standard error
     * @param limit most findings there are
     */
    Announcements(Recorder recorder, boolean sayErrors, int limit) {
        this.recorder = recorder;
        this.sayErrors = sayErrors;
        this.limit = limit;
    }

    /** Whether anybody wants to know now; then once a second at most. */
    boolean due(long nowNanos) {
        if (nowNanos - lastNanos < PAUSE_NANOS || !wanted()) {
            return false;
        }
        lastNanos = nowNanos;
        return true;
    }

    /** Whether there is anybody to be told. */
    boolean wanted() {
        return sayErrors || recorder.wantsFindings();
    }

    void tell(List<Finding> findings) {
        boolean recording = recorder.wantsFindings();
        for (Finding finding : findings) {
            if (recording && finding.severity() != Severity.INFO && isNew(finding, recorded)) {
                recorder.found(finding);
            }
            if (sayErrors && finding.severity() == Severity.ERROR && isNew(finding, said)) {
                Console.say("Parkwarden: " + finding.detector() + " at " + finding.site() + ": " + finding.summary());
            }
        }
    }

    private boolean isNew(Finding finding, Set<String> told) {
        return told.size() < limit && told.add(finding.fingerprint());
    }
}
