/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.detectors;

import io.parkwarden.model.Confidence;
import io.parkwarden.model.Execution;
import io.parkwarden.model.Frame;
import io.parkwarden.model.Intent;
import io.parkwarden.model.Origin;
import io.parkwarden.model.Park;
import io.parkwarden.model.Pool;
import io.parkwarden.model.PoolKind;
import io.parkwarden.model.Site;
import io.parkwarden.model.Stack;
import io.parkwarden.model.WaitKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Builds waits of 100 ms in a task of a fixed pool, at {@code com.acme.Shop.load}, line 12, unless told otherwise. */
final class WaitBuilder {
    private final WaitKind kind;
    private Execution execution = Execution.EXECUTOR_TASK;
    private @Nullable Pool pool = pool(PoolKind.FIXED, 0);
    private String operation = "java.lang.Thread.sleep";
    private Frame site = Frame.of("com.acme.Shop", "load", "Shop.java", 12, Origin.APPLICATION);
    private String thread = "pool-1-thread-1";
    private long atMillis = 1_000;
    private long millis = 100;
    private boolean virtual;
    private boolean compensated;
    private boolean managed;
    private @Nullable Frame inner;
    private @Nullable String heldBy;
    private long besidesMillis = -1;

    WaitBuilder(WaitKind kind) {
        this.kind = kind;
    }

    /** Four workers, all of them active. */
    static Pool pool(PoolKind kind, int queued) {
        return new Pool("pool-1", kind, Intent.COMPUTE, false, 4, 4, 4, queued);
    }

    static Pool pool(PoolKind kind, int queued, Intent intent) {
        return pool(kind, queued).declaredAs(intent);
    }

    WaitBuilder on(@Nullable Pool pool) {
        this.pool = pool;
        return this;
    }

    WaitBuilder in(Execution execution) {
        this.execution = execution;
        return this;
    }

    WaitBuilder lasting(long millis) {
        this.millis = millis;
        return this;
    }

    WaitBuilder endingAt(long atMillis) {
        this.atMillis = atMillis;
        return this;
    }

    WaitBuilder calling(String operation) {
        this.operation = operation;
        return this;
    }

    WaitBuilder at(int line) {
        return at(Frame.of("com.acme.Shop", "load", "Shop.java", line, Origin.APPLICATION));
    }

    WaitBuilder at(Frame site) {
        this.site = site;
        return this;
    }

    WaitBuilder inside(Frame inner) {
        this.inner = inner;
        return this;
    }

    WaitBuilder by(String thread) {
        this.thread = thread;
        return this;
    }

    WaitBuilder heldBy(String holder) {
        this.heldBy = holder;
        return this;
    }

    WaitBuilder besides(long millis) {
        this.besidesMillis = millis;
        return this;
    }

    WaitBuilder virtual() {
        this.virtual = true;
        return this;
    }

    WaitBuilder compensated() {
        this.compensated = true;
        return this;
    }

    WaitBuilder managed() {
        this.managed = true;
        return this;
    }

    Park park() {
        List<Frame> frames = inner == null ? List.of(site) : List.of(inner, site);
        Stack stack = new Stack(frames, execution, kind, operation, Site.of(site), compensated, managed);
        return new Park(
                atMillis,
                millis * 1_000_000,
                thread,
                virtual,
                pool,
                stack,
                heldBy,
                besidesMillis < 0 ? -1 : besidesMillis * 1_000_000);
    }

    /** An incident of this wait, so many times. */
    Incident<Park> incident(int times) {
        Incident<Park> incident = begin(Confidence.PROVEN);
        for (int i = 0; i < times; i++) {
            addTo(incident, Confidence.PROVEN);
        }
        return incident;
    }

    /** An incident that this wait begins and that holds nothing yet. */
    Incident<Park> begin(Confidence confidence) {
        Park park = park();
        return new Incident<>(Claim.of(park, confidence), park);
    }

    void addTo(Incident<Park> incident, Confidence confidence) {
        Park park = park();
        incident.add(Claim.of(park, confidence), park);
    }
}
