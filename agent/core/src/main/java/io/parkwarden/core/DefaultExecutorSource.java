/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core;

import io.parkwarden.core.track.DefaultExecutors;
import java.util.List;
import java.util.Map;

/** Tells once a second what went to CompletableFuture's default executor, where that depends on the release. */
final class DefaultExecutorSource implements Source {
    private static final long PAUSE_NANOS = 1_000_000_000;

    private final DefaultExecutors executors;
    private long dueNanos = System.nanoTime();

    DefaultExecutorSource(DefaultExecutors executors) {
        this.executors = executors;
    }

    @Override
    public String subject() {
        return "tasks of the default executor";
    }

    @Override
    public List<String> detectors() {
        return List.of("DefaultExecutorChange");
    }

    @Override
    public Map<String, String> notApplicable() {
        return executors.dependsOnRelease()
                ? Map.of()
                : Map.of(
                        "DefaultExecutorChange",
                        "where the common pool has more than one worker it is the default executor on every release");
    }

    @Override
    public void turn(long nowNanos) {
        if (nowNanos - dueNanos >= 0) {
            dueNanos = nowNanos + PAUSE_NANOS;
            tell();
        }
    }

    @Override
    public void catchUp() {
        tell();
    }

    private synchronized void tell() {
        executors.tell();
    }
}
