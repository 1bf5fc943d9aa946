/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.instrument;

import io.parkwarden.bootstrap.Hooks;
import net.bytebuddy.asm.Advice;

/**
 * Times the turns of a loop whose select is a library's own, such as the epoll of Netty's native transport. The wait is
 * no wait point: it is the loop's idle state. Inlined; never called.
 */
final class TurnAdvice {
    private TurnAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static long enter() {
        return Hooks.beginSelect();
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(@Advice.Enter long start) {
        Hooks.selected(start);
    }
}
