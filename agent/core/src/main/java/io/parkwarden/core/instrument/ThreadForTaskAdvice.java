/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.instrument;

import io.parkwarden.bootstrap.Hooks;
import net.bytebuddy.asm.Advice;

/** Tells of a task for which CompletableFuture or SubmissionPublisher starts a thread. Inlined into a JDK class; never called. */
final class ThreadForTaskAdvice {
    private ThreadForTaskAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.Argument(0) Object task) {
        Hooks.threadForTask(task);
    }
}
