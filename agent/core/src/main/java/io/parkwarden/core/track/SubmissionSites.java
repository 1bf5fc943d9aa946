/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.track;

import io.parkwarden.model.Site;
import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Where a sample of all tasks was submitted: the first ones, and then one in a turn of the agent's thread, whatever the
 * application submits. So that a standstill can say where what it waits for came from, although nobody asked before.
 * Application threads add, the agent's thread asks; holds tasks weakly, at most {@value #KEPT}.
 */
final class SubmissionSites {
    /** Tasks that a program hands over when it begins: some hang at once. */
    private static final int AT_FIRST = 48;

    private static final int KEPT = 256;
    private static final int CODES = 256;
    private static final int DEEPEST = 6;

    private final AtomicInteger may = new AtomicInteger(AT_FIRST);
    private final AtomicInteger added = new AtomicInteger();
    private final AtomicReferenceArray<@Nullable Sample> samples = new AtomicReferenceArray<>(KEPT);
    private final Map<String, Site> byCode = new ConcurrentHashMap<>();
    private final UnaryOperator<@Nullable Object> unwrap;
    private final TaskCode codes = new TaskCode();
    private int read;

    private record Sample(WeakReference<Object> task, Site site) {}

    /** @param unwrap what a task wraps, or null */
    SubmissionSites(UnaryOperator<@Nullable Object> unwrap) {
        this.unwrap = unwrap;
    }

    /** Whether another submission is to be looked at in this turn. */
    boolean wants() {
        return may.get() > 0;
    }

    /** Whether the calling thread may look at its submission now; then it does. */
    boolean take() {
        return may.get() > 0 && may.getAndDecrement() > 0;
    }

    void add(Object task, Site site) {
        samples.set((added.getAndIncrement() & Integer.MAX_VALUE) % KEPT, new Sample(new WeakReference<>(task), site));
    }

    /** A turn of the agent's thread: allows the next one, and learns the codes of those that came since. */
    void turn() {
        may.compareAndSet(0, 1);
        int until = added.get();
        for (read = Math.max(read, until - KEPT); read < until; read++) {
            Sample sample = samples.get((read & Integer.MAX_VALUE) % KEPT);
            Object task = sample == null ? null : sample.task.get();
            if (sample != null && task != null && byCode.size() < CODES) {
                byCode.put(codes.of(innermost(task)), sample.site);
            }
        }
    }

    private Object innermost(Object task) {
        Object inner = task;
        for (int i = 0; i < DEEPEST; i++) {
            Object next = unwrap.apply(inner);
            if (next == null) {
                return inner;
            }
            inner = next;
        }
        return inner;
    }

    /** Where this very task was submitted, or null if it is not among the samples. */
    @Nullable
    Site of(Object task) {
        Object inner = task;
        for (int i = 0; i < DEEPEST && inner != null; i++) {
            for (int k = 0; k < KEPT; k++) {
                Sample sample = samples.get(k);
                if (sample != null && sample.task.get() == inner) {
                    return sample.site;
                }
            }
            inner = unwrap.apply(inner);
        }
        return null;
    }

    /** Where a task of this code was submitted last, as far as it was sampled; null if none was. */
    @Nullable
    Site ofCode(String code) {
        return byCode.get(code);
    }
}
