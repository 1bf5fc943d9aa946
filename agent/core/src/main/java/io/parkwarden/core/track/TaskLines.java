/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.track;

import io.parkwarden.core.instrument.Signals;
import java.util.concurrent.Callable;

/**
 * The first line of a task's code, by the task's class: of a lambda the line of its body in the class that it was written
 * in, of any other class its method that runs. The line comes from the class file; where that cannot be had it is
 * unknown. Reads a file for each new class, so on the agent's thread. Immutable, so thread-safe.
 */
final class TaskLines {
    private final TaskCode codes = new TaskCode();
    private final Signals files = new Signals();

    /** {@code Class.method} of a lambda's body, or the name of the class. */
    String codeOf(Class<?> task) {
        return codes.of(task);
    }

    /** The frame that the task's code begins with. */
    StackTraceElement frameOf(Class<?> task) {
        String code = codes.of(task);
        int dot = code.lastIndexOf('.');
        boolean lambda = task.isHidden() && dot > 0;
        String className = lambda ? code.substring(0, dot) : task.getName();
        String method = lambda ? code.substring(dot + 1) : Callable.class.isAssignableFrom(task) ? "call" : "run";
        int line = files.firstLine(task.getClassLoader(), className, method);
        return new StackTraceElement(className, method, null, line);
    }
}
