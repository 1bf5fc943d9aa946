/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.instrument;

import io.parkwarden.bootstrap.TaskHooks;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.implementation.bytecode.assign.Assigner;

/** Tells of a task that is given to a pool. Inlined into JDK classes; never called. */
final class SubmissionAdvice {
    private SubmissionAdvice() {}

    /** For methods whose first argument is the task. */
    static final class First {
        private First() {}

        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(@Advice.Argument(value = 0, typing = Assigner.Typing.DYNAMIC) Object task) {
            TaskHooks.submitted(task);
        }
    }

    /** For methods whose second argument is the task. */
    static final class Second {
        private Second() {}

        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(@Advice.Argument(value = 1, typing = Assigner.Typing.DYNAMIC) Object task) {
            TaskHooks.submitted(task);
        }
    }

    /** For methods whose third argument is the task. */
    static final class Third {
        private Third() {}

        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(@Advice.Argument(value = 2, typing = Assigner.Typing.DYNAMIC) Object task) {
            TaskHooks.submitted(task);
        }
    }
}
