/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.instrument;

import io.parkwarden.bootstrap.Hooks;
import net.bytebuddy.asm.Advice;

/** Tells of a task that is handed to a pool. Inlined into JDK classes; never called. */
final class SubmitAdvice {
    private SubmitAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.This Object pool, @Advice.Argument(0) Object task) {
        Hooks.submitted(pool, task);
    }
}
