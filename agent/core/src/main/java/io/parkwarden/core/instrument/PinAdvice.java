/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.instrument;

import io.parkwarden.bootstrap.Hooks;
import net.bytebuddy.asm.Advice;

/**
 * Times {@code VirtualThread.parkOnCarrierThread} (21, 25), which is entered only when a virtual thread parks and cannot
 * be unmounted. A park that unmounts never comes here, so the scheduler's own path stays as it is. Inlined; never called.
 */
final class PinAdvice {
    private PinAdvice() {}

    @Advice.OnMethodEnter
    static long enter() {
        return System.nanoTime();
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(@Advice.Enter long start) {
        Hooks.pinned(start);
    }
}
