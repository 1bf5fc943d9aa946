/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.instrument;

import io.parkwarden.bootstrap.Hooks;
import net.bytebuddy.asm.Advice;

/** Tells of a future that was cancelled. Inlined into a JDK class; never called. */
final class CancelAdvice {
    private CancelAdvice() {}

    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Advice.This Object future, @Advice.Return boolean cancelled) {
        if (cancelled) {
            Hooks.ended(future, true);
        }
    }
}
