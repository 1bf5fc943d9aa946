/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.model;

import java.util.Locale;

/** Turns enum constants into the lower-case, hyphenated words of the report, and back. */
public final class Words {
    private Words() {}

    /** {@code FORK_JOIN} becomes {@code fork-join}. */
    public static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * The constant that {@link #of} turned into this word.
     *
     * @throws IllegalArgumentException if the type has no such constant
     */
    public static <E extends Enum<E>> E parse(Class<E> type, String word) {
        return Enum.valueOf(type, word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
