/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.track;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Tells tasks that guard something else, such as the end of a timeout, from those that are work themselves: a guard holds
 * the future, thread or process that it is to end. Runs no code of the application. Stateless, so thread-safe.
 */
final class TaskGuards {
    private TaskGuards() {}

    /**
     * Whether the task holds what it may be there to end. Where its fields cannot be read, as of a class in a module that is
     * closed, the answer is yes: better silent than wrong.
     *
     * @param depth 1 for the task's own fields, 2 for those of the code in them as well
     */
    static boolean isGuard(@Nullable Object task, int depth) {
        if (task == null) {
            return false;
        }
        for (Class<?> type = task.getClass(); type != null && type != Object.class; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (Modifier.isStatic(field.getModifiers()) || field.getType().isPrimitive()) {
                    continue;
                }
                Object held;
                try {
                    if (!field.trySetAccessible()) {
                        return true;
                    }
                    held = field.get(task);
                } catch (IllegalAccessException | RuntimeException closed) {
                    return true;
                }
                if (ends(held) || (depth > 1 && isCode(held) && isGuard(held, depth - 1))) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean ends(@Nullable Object held) {
        return held instanceof Future
                || held instanceof CompletionStage
                || held instanceof Thread
                || held instanceof Process;
    }

    private static boolean isCode(@Nullable Object held) {
        return held instanceof Runnable || held instanceof java.util.concurrent.Callable;
    }
}
