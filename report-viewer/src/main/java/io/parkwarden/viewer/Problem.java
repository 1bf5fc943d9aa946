/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.viewer;

import org.jspecify.annotations.Nullable;

/**
 * Something the user has to know and can act on: one sentence that says what is wrong and one that says what to do.
 * The command line prints both and ends with the exit code; it never prints a stack trace for it.
 */
public final class Problem extends RuntimeException {
    /** Exit code for a command line that asks for something that cannot be done. */
    public static final int USAGE = 2;
    /** Exit code for input that cannot be read, that holds no data, or a JVM that cannot be attached to. */
    public static final int NO_DATA = 3;

    private final String wayOut;
    private final int exitCode;

    private Problem(int exitCode, String sentence, String wayOut, @Nullable Throwable cause) {
        super(sentence, cause);
        this.wayOut = wayOut;
        this.exitCode = exitCode;
    }

    /** A problem that another command line solves. */
    public static Problem usage(String sentence, String wayOut) {
        return new Problem(USAGE, sentence, wayOut, null);
    }

    /** A problem of the input or of the JVM to be watched. */
    public static Problem noData(String sentence, String wayOut) {
        return new Problem(NO_DATA, sentence, wayOut, null);
    }

    /** The same with the failure that lies below, which is shown with {@code -Dparkwarden.debug=true} only. */
    public static Problem noData(String sentence, String wayOut, Throwable cause) {
        return new Problem(NO_DATA, sentence, wayOut, cause);
    }

    /** What is wrong, as one sentence. */
    public String sentence() {
        return String.valueOf(getMessage());
    }

    /** What to do about it, as one sentence; empty if nothing can be said. */
    public String wayOut() {
        return wayOut;
    }

    /** The exit code of the process. */
    public int exitCode() {
        return exitCode;
    }
}
