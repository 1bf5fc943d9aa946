/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.instrument;

import io.parkwarden.bootstrap.Hooks;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.concurrent.locks.LockSupport;
import net.bytebuddy.asm.Advice;

/** As {@link WaitAdvice}, for {@link LockSupport}, where the thread says on what it waits. */
final class ParkAdvice {
    private ParkAdvice() {}

    /** For the forms that take it. */
    static final class OnBlocker {
        private OnBlocker() {}

        @Advice.OnMethodEnter(suppress = Throwable.class)
        static long enter() {
            return Hooks.begin();
        }

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(@Advice.Enter long start, @WaitAdvice.Point int point, @Advice.Argument(0) Object blocker) {
            Hooks.parked(point, start, blocker);
        }
    }

    /** For the forms without: their callers may have set it. */
    static final class Bare {
        private Bare() {}

        @Advice.OnMethodEnter(suppress = Throwable.class)
        static long enter() {
            return Hooks.begin();
        }

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(@Advice.Enter long start, @WaitAdvice.Point int point) {
            Hooks.parked(point, start, LockSupport.getBlocker(Thread.currentThread()));
        }
    }

    /** The same on 17, where a worker of a ForkJoinPool that was idle once names its pool for ever (ForkJoinPool.awaitWork never clears it). */
    static final class BareOn17 {
        private BareOn17() {}

        @Advice.OnMethodEnter(suppress = Throwable.class)
        static long enter() {
            return Hooks.begin();
        }

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(@Advice.Enter long start, @WaitAdvice.Point int point) {
            Thread thread = Thread.currentThread();
            Hooks.parked(point, start, thread instanceof ForkJoinWorkerThread ? null : LockSupport.getBlocker(thread));
        }
    }
}
