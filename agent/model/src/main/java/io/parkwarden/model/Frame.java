/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.model;

import org.jspecify.annotations.Nullable;

/**
 * One frame of a stack.
 *
 * @param className binary name of the class, as {@code Class.getName} gives it
 * @param method name of the method
 * @param file source file, if the class file tells
 * @param line line number; negative if unknown, -2 for a native method
 * @param origin whose code it is
 * @param role what the class is by its interfaces
 */
public record Frame(
        String className, String method, @Nullable String file, int line, Origin origin, Role role) {
    private static final int NATIVE = -2;

    /** A frame as a recording or a thread dump gives it, with a role unknown. */
    public static Frame of(String className, String method, @Nullable String file, int line, Origin origin) {
        return new Frame(className, method, file, line, origin, Role.NONE);
    }

    /** Whether the method is native. */
    public boolean isNative() {
        return line == NATIVE;
    }

    /** Whether this is the named method of the named class. */
    public boolean is(String otherClass, String otherMethod) {
        return method.equals(otherMethod) && className.equals(otherClass);
    }

    /** The form of {@link StackTraceElement}, which IDEs turn into a link: {@code a.B.m(B.java:12)}. */
    @Override
    public String toString() {
        return className + "." + method + "(" + Site.position(file, line) + ")";
    }
}
