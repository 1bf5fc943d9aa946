/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.instrument;

import io.parkwarden.bootstrap.Hooks;
import net.bytebuddy.asm.Advice;

/**
 * Tells of a timed wait for a FutureTask that ended without it: {@code FutureTask.awaitDone} (17, 21, 25) returns the
 * state, which is below 2 while the task is not done. Inlined into a JDK class; never called.
 */
final class GiveUpAdvice {
    private GiveUpAdvice() {}

    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Advice.This Object future, @Advice.Return int state) {
        if (state < 2) {
            Hooks.ended(future, false);
        }
    }
}
