/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.instrument;

import io.parkwarden.bootstrap.Hooks;
import net.bytebuddy.asm.Advice;

/** Times a select, which also tells what an event loop is. Inlined into JDK classes; never called. */
final class SelectAdvice {
    private SelectAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static long enter() {
        return Hooks.beginSelect();
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(@Advice.Enter long start, @WaitAdvice.Point int point, @Advice.This(optional = true) Object self) {
        Hooks.selected(point, start, self);
    }
}
