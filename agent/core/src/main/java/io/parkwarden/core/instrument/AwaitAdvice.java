/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.instrument;

import io.parkwarden.bootstrap.Hooks;
import io.parkwarden.bootstrap.RunHooks;
import net.bytebuddy.asm.Advice;

/** Tells which future a thread has waited for. Inlined into JDK classes; never called. */
final class AwaitAdvice {
    private AwaitAdvice() {}

    @Advice.OnMethodEnter
    static long enter() {
        return System.nanoTime();
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(@Advice.Enter long start, @Advice.This Object future) {
        Hooks.awaited(start, future);
        RunHooks.awaited();
    }
}
