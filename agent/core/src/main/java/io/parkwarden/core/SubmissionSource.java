/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core;

import io.parkwarden.bootstrap.TaskHooks;
import io.parkwarden.core.track.PrivilegedSinks;
import io.parkwarden.core.track.Submissions;
import java.util.List;

/** Where tasks are submitted, asked for while findings want to know. */
final class SubmissionSource implements Source {
    private final Submissions submissions;

    SubmissionSource(Submissions submissions) {
        this.submissions = submissions;
    }

    @Override
    public String subject() {
        return "sites of submission";
    }

    @Override
    public List<String> detectors() {
        return List.of();
    }

    @Override
    public void begin() {
        TaskHooks.connect(PrivilegedSinks.of(submissions));
        TaskHooks.want(true); // the first ones are sampled
    }

    @Override
    public void turn(long nowNanos) {
        submissions.turn(nowNanos);
    }

    @Override
    public void stop() {
        TaskHooks.connect(null);
    }
}
