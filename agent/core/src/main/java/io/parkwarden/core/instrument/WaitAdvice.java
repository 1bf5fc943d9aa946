/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.instrument;

import io.parkwarden.bootstrap.Hooks;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import net.bytebuddy.asm.Advice;

/** Times a method that may wait. Inlined into JDK classes; never called. */
final class WaitAdvice {
    private WaitAdvice() {}

    /** Bound to the number of the woven method in {@link WaitPoints}. */
    @Retention(RetentionPolicy.RUNTIME)
    @interface Point {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static long enter() {
        return Hooks.begin();
    }

    /** Also on a throw: a read that times out after five seconds has waited five seconds. */
    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(@Advice.Enter long start, @Point int point, @Advice.This(optional = true) Object self) {
        Hooks.waited(point, start, self);
    }
}
