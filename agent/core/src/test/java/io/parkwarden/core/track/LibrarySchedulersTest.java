/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.track;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Delayed;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RunnableScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LibrarySchedulersTest {
    private static final String HOOK = "io.parkwarden.core.track.FailureTracker.look";
    private static final String DROPS = "reactor.core.publisher.Operators.onErrorDropped";
    private static final String CONSUMER = "reactor.core.publisher.LambdaSubscriber.onNext";
    private static final String INTERVAL = "reactor.core.publisher.FluxInterval$IntervalRunnable.run";

    @Test
    void a_library_s_task_of_the_jdk_s_kind_is_periodic_or_not() throws IllegalAccessException {
        assertEquals("a ScheduledExecutorService of a library", LibrarySchedulers.of(new Scheduled(true)));
        assertNull(LibrarySchedulers.of(new Scheduled(false)));
        assertNull(LibrarySchedulers.of(new CompletableFuture<>()));
    }

    @Test
    void an_interval_ends_where_only_its_own_operators_ran() {
        assertTrue(ends(HOOK, DROPS, CONSUMER, INTERVAL, "java.util.concurrent.FutureTask.run"));
    }

    @Test
    void an_interval_goes_on_where_its_consumer_began_another_sequence() {
        assertFalse(ends(
                HOOK,
                DROPS,
                "reactor.core.publisher.LambdaMonoSubscriber.onError",
                "shop.Poll.tick",
                CONSUMER,
                INTERVAL));
    }

    @Test
    void a_sequence_without_an_interval_is_none() {
        assertFalse(ends(HOOK, DROPS, CONSUMER, "reactor.core.publisher.FluxRange.subscribe", "shop.Poll.main"));
    }

    private static boolean ends(String... methods) {
        return LibrarySchedulers.isIntervalEnding(Stream.of(methods).map(Called::new));
    }

    /** A frame of {@code class.method}. */
    private record Called(String name) implements StackWalker.StackFrame {
        @Override
        public String getClassName() {
            return name.substring(0, name.lastIndexOf('.'));
        }

        @Override
        public String getMethodName() {
            return name.substring(name.lastIndexOf('.') + 1);
        }

        @Override
        public Class<?> getDeclaringClass() {
            throw new UnsupportedOperationException();
        }

        @Override
        public int getByteCodeIndex() {
            return 0;
        }

        @Override
        public String getFileName() {
            return "";
        }

        @Override
        public int getLineNumber() {
            return 1;
        }

        @Override
        public boolean isNativeMethod() {
            return false;
        }

        @Override
        public StackTraceElement toStackTraceElement() {
            throw new UnsupportedOperationException();
        }
    }

    private static final class Scheduled extends FutureTask<Void> implements RunnableScheduledFuture<Void> {
        private final boolean periodic;

        Scheduled(boolean periodic) {
            super((Callable<Void>) () -> null);
            this.periodic = periodic;
        }

        @Override
        public boolean isPeriodic() {
            return periodic;
        }

        @Override
        public long getDelay(TimeUnit unit) {
            return 0;
        }

        @Override
        public int compareTo(Delayed other) {
            return 0;
        }
    }
}
