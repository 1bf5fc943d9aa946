/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.instrument;

import io.parkwarden.bootstrap.Hooks;
import net.bytebuddy.asm.Advice;

/**
 * Tells when the JVM begins and ends its shutdown hooks. A hook of our own would race with JFR's, which ends the stream
 * of events we still want to read, and with the application's, whose waits we still want to see. Inlined; never called.
 */
final class ExitAdvice {
    private ExitAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter() {
        Hooks.exiting(false);
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit() {
        Hooks.exiting(true);
    }
}
