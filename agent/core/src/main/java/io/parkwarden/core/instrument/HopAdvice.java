/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.instrument;

import io.parkwarden.bootstrap.HopHooks;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.implementation.bytecode.assign.Assigner;

/** Tells of tasks that are handed to an executor and of tasks that one runs. Inlined into JDK classes; never called. */
final class HopAdvice {
    private HopAdvice() {}

    /** For methods of an executor whose first argument is the task. */
    static final class First {
        private First() {}

        @Advice.OnMethodEnter(suppress = Throwable.class)
        static Object enter(
                @Advice.This Object executor,
                @Advice.Argument(value = 0, typing = Assigner.Typing.DYNAMIC) Object task) {
            return HopHooks.submits(executor, task);
        }

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(@Advice.Enter Object hop) {
            HopHooks.submitted(hop);
        }
    }

    /** For methods of an executor whose second argument is the task. */
    static final class Second {
        private Second() {}

        @Advice.OnMethodEnter(suppress = Throwable.class)
        static Object enter(
                @Advice.This Object executor,
                @Advice.Argument(value = 1, typing = Assigner.Typing.DYNAMIC) Object task) {
            return HopHooks.submits(executor, task);
        }

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(@Advice.Enter Object hop) {
            HopHooks.submitted(hop);
        }
    }

    /** For methods of a task that run it. */
    static final class Run {
        private Run() {}

        @Advice.OnMethodEnter(suppress = Throwable.class)
        static Object enter(@Advice.This Object task) {
            return HopHooks.begins(task, null);
        }

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(@Advice.Enter Object run) {
            HopHooks.ends(run);
        }
    }

    /** For {@code FutureTask.run}: a virtual thread's executor is given what the FutureTask wraps. */
    static final class RunCallable {
        private RunCallable() {}

        @Advice.OnMethodEnter(suppress = Throwable.class)
        static Object enter(
                @Advice.This Object task,
                @Advice.FieldValue(value = "callable", typing = Assigner.Typing.DYNAMIC) Object callable) {
            return HopHooks.begins(task, callable);
        }

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(@Advice.Enter Object run) {
            HopHooks.ends(run);
        }
    }

    /** For {@code ThreadPerTaskExecutor.TaskRunner.run}. */
    static final class RunTask {
        private RunTask() {}

        @Advice.OnMethodEnter(suppress = Throwable.class)
        static Object enter(@Advice.FieldValue(value = "task", typing = Assigner.Typing.DYNAMIC) Object task) {
            return HopHooks.begins(task, null);
        }

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(@Advice.Enter Object run) {
            HopHooks.ends(run);
        }
    }

    /** For methods that wake who waits for a result. */
    static final class Wake {
        private Wake() {}

        @Advice.OnMethodEnter(suppress = Throwable.class)
        static long enter() {
            return HopHooks.wakes();
        }

        @Advice.OnMethodExit(suppress = Throwable.class)
        static void exit(@Advice.Enter long since) {
            HopHooks.woke(since);
        }
    }

    /** For {@code ThreadPoolExecutor.beforeExecute}. */
    static final class Before {
        private Before() {}

        @Advice.OnMethodExit(suppress = Throwable.class)
        static void exit(@Advice.Argument(value = 1, typing = Assigner.Typing.DYNAMIC) Object task) {
            HopHooks.begins(task, null);
        }
    }

    /** For {@code ThreadPoolExecutor.afterExecute}. */
    static final class After {
        private After() {}

        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(@Advice.Argument(value = 0, typing = Assigner.Typing.DYNAMIC) Object task) {
            HopHooks.over(task);
        }
    }
}
