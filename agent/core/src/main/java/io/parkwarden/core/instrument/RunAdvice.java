/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.instrument;

import io.parkwarden.bootstrap.RunHooks;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.implementation.bytecode.assign.Assigner;

/** Tells which of CompletableFuture's tasks a thread runs. Inlined into JDK classes; never called. */
final class RunAdvice {
    private RunAdvice() {}

    /** For {@code AsyncSupply} and {@code AsyncRun} (17, 21, 25), which forget their future when they begin. */
    static final class First {
        private First() {}

        @Advice.OnMethodEnter(suppress = Throwable.class)
        static Object enter(@Advice.FieldValue(value = "dep", typing = Assigner.Typing.DYNAMIC) Object future) {
            return RunHooks.begins(future);
        }

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(@Advice.Enter Object before) {
            RunHooks.ends(before);
        }
    }

    /** For {@code Completion} (17, 21, 25): a stage that runs as a task of its own. */
    static final class Stage {
        private Stage() {}

        @Advice.OnMethodEnter(suppress = Throwable.class)
        static Object enter(@Advice.This Object stage) {
            return RunHooks.begins(stage);
        }

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(@Advice.Enter Object before) {
            RunHooks.ends(before);
        }
    }
}
