/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.instrument;

import io.parkwarden.bootstrap.RunHooks;
import net.bytebuddy.asm.Advice;

/**
 * Tells who completes a CompletableFuture: {@code CompletableFuture$Signaller.tryFire} (17, 21, 25) runs on the thread
 * that does, and only where another one waits. Inlined into a JDK class; never called.
 */
final class CompletionAdvice {
    private CompletionAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.FieldValue("thread") Thread waiter) {
        RunHooks.completes(waiter);
    }
}
