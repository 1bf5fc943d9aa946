/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.model;

import org.jspecify.annotations.Nullable;

/**
 * The line of code that a finding names: the first frame of application code above the cause, or of a library when no
 * application code is on the stack.
 *
 * @param className binary name of the class
 * @param method name of the method
 * @param file source file, if known
 * @param line line number, negative if unknown
 */
public record Site(
        String className, String method, @Nullable String file, int line) {
    /** The site of this frame. */
    public static Site of(Frame frame) {
        return new Site(frame.className(), frame.method(), frame.file(), frame.line());
    }

    static String position(@Nullable String file, int line) {
        if (line == -2) {
            return "Native Method";
        }
        String name = file == null ? "Unknown Source" : file;
        return line >= 0 ? name + ":" + line : name;
    }

    /** The form of {@link StackTraceElement}: {@code a.B.m(B.java:12)}. */
    @Override
    public String toString() {
        return className + "." + method + "(" + position(file, line) + ")";
    }
}
