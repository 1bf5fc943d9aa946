/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.viewer.jfr;

import java.util.List;

/** A stack of a chunk, innermost call first; two are the same stack of the same chunk if they are the same object. */
public final class Trace {
    private final List<Call> calls;
    private final boolean truncated;

    /**
     * One call.
     *
     * @param className binary name of the class
     * @param method name of the method
     * @param line line number; negative if unknown
     */
    public record Call(String className, String method, int line) {
        Call atLine(int other) {
            return new Call(className, method, other);
        }
    }

    Trace(List<Call> calls, boolean truncated) {
        this.calls = List.copyOf(calls);
        this.truncated = truncated;
    }

    /** Its Java calls; those of native code and hidden ones are left out. */
    public List<Call> calls() {
        return calls;
    }

    /** Whether the outermost calls were cut off. */
    public boolean isTruncated() {
        return truncated;
    }
}
