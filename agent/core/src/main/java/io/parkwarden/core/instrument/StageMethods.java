/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.instrument;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiPredicate;

/**
 * The methods of a class that return a stage, by their lines, for stacks that come without descriptors ({@code Thread.getStackTrace}). Read from the class
 * file: reflection would load the classes of all its methods' parameters. Immutable.
 */
public final class StageMethods {
    /** Of a class whose file is not to be had, or that has none. */
    public static final StageMethods NONE = new StageMethods(Map.of());

    private final Map<String, BitSet> lines;

    private StageMethods(Map<String, BitSet> lines) {
        this.lines = lines;
    }

    /**
     * Those of this class.
     *
     * @param returnsStage whether a method of such a name and descriptor is one
     */
    public static StageMethods of(Class<?> type, BiPredicate<String, String> returnsStage) {
        Map<String, BitSet> lines = new HashMap<>();
        boolean read = ClassBytes.lines(
                type.getClassLoader(),
                type.getName(),
                (access, name, descriptor) -> returnsStage.test(name, descriptor),
                (name, line) ->
                        lines.computeIfAbsent(name, first -> new BitSet()).set(line));
        return read && !lines.isEmpty() ? new StageMethods(lines) : NONE;
    }

    /** Whether this line of a method of that name is in one that returns a stage. */
    public boolean has(String method, int line) {
        BitSet known = line < 0 ? null : lines.get(method);
        return known != null && known.get(line);
    }
}
