/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.instrument;

import io.parkwarden.bootstrap.Hooks;
import io.parkwarden.bootstrap.RunHooks;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import net.bytebuddy.asm.Advice;

/** Tells of the timeouts of CompletableFutures (17, 21, 25). Inlined into a JDK class; never called. */
final class TimeoutAdvice {
    private TimeoutAdvice() {}

    /** For {@code orTimeout}. */
    static final class WithFailure {
        private WithFailure() {}

        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(
                @Advice.This Object future, @Advice.Argument(0) long timeout, @Advice.Argument(1) TimeUnit unit) {
            if (unit != null) {
                RunHooks.timed(future, unit.toNanos(timeout), false);
            }
        }
    }

    /** For {@code completeOnTimeout}. */
    static final class WithValue {
        private WithValue() {}

        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(
                @Advice.This Object future, @Advice.Argument(1) long timeout, @Advice.Argument(2) TimeUnit unit) {
            if (unit != null) {
                RunHooks.timed(future, unit.toNanos(timeout), true);
            }
        }
    }

    /** For {@code timedGet}, which is reached only where the result is not there. */
    static final class Get {
        private Get() {}

        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter() {
            RunHooks.mayEndEarly();
        }

        @Advice.OnMethodExit(onThrowable = TimeoutException.class, suppress = Throwable.class)
        static void exit(@Advice.This Object future, @Advice.Thrown Throwable thrown) {
            if (thrown != null) {
                Hooks.ended(future, false);
            }
        }
    }
}
