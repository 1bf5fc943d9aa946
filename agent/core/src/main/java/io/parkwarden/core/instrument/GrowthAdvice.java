/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.instrument;

import io.parkwarden.bootstrap.Hooks;
import net.bytebuddy.asm.Advice;

/** Tells of a pool that has added a worker. Inlined into JDK classes; never called. */
final class GrowthAdvice {
    private GrowthAdvice() {}

    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Advice.This Object pool) {
        Hooks.grew(pool);
    }
}
