/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.track;

import io.parkwarden.model.Fact;
import io.parkwarden.model.Failure;
import io.parkwarden.model.Failure.Circumstance;
import io.parkwarden.model.Failure.Sight;
import io.parkwarden.model.Pool;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Sums up what is said of failures of one origin for a second, so that a storm of failures makes few facts. One thread
 * at a time.
 */
final class FailureFacts {
    private static final long TOGETHER_NANOS = 1_000_000_000L;

    private final Map<Key, Sum> sums = new LinkedHashMap<>();
    private final Pools pools;
    private final Consumer<Fact> out;
    private long lastFlush;

    private record Key(FailureOrigins.Origin origin, Sight sight, Circumstance circumstance) {}

    private static final class Sum {
        long failures;
        long atMillis;
        String thread = "";
        int carriers;
    }

    FailureFacts(Pools pools, Consumer<Fact> out) {
        this.pools = pools;
        this.out = out;
    }

    void add(
            FailureOrigins.Origin origin,
            Sight sight,
            Circumstance circumstance,
            long atMillis,
            String thread,
            int carriers) {
        Sum sum = sums.computeIfAbsent(new Key(origin, sight, circumstance), key -> new Sum());
        sum.failures++;
        sum.atMillis = Math.max(sum.atMillis, atMillis);
        sum.thread = thread;
        sum.carriers = carriers;
    }

    /** A fact that stands alone. */
    void tell(Fact fact) {
        out.accept(fact);
    }

    /** The pool that a thread of this name worked for, if it was seen. */
    @Nullable
    Pool poolOf(String thread, long atMillis) {
        return pools.remembered(thread, atMillis - 1_000, atMillis + 1_000);
    }

    void flushIfDue(long nowNanos) {
        if (nowNanos - lastFlush >= TOGETHER_NANOS) {
            lastFlush = nowNanos;
            flush();
        }
    }

    /** Says it all now, unseen before final before taken back, as it happened. */
    void flush() {
        sums.forEach((key, sum) -> out.accept(new Failure(
                sum.atMillis,
                sum.thread,
                poolOf(sum.thread, sum.atMillis),
                key.sight,
                sum.failures,
                key.origin.exception(),
                key.origin.type(),
                sum.carriers,
                key.circumstance,
                key.origin.place(),
                key.origin.thrown(),
                key.origin.created(),
                key.origin.withoutStack(),
                key.origin.message())));
        sums.clear();
    }
}
