/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.detectors;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a library that holds carriers.
 *
 * @param artifact the artifact's name, as its jar has it; empty for the JDK itself
 * @param cause what holds the carrier
 * @param frames beginnings of {@code class.method}; a stack fits if one of its frames begins so
 * @param fixedIn first version without it; null if there is none, or none that was verified
 * @param advice what to do, one sentence
 * @param sources where this is known from
 */
public record KnownFix(
        String artifact,
        Cause cause,
        List<String> frames,
        @Nullable String fixedIn,
        String advice,
        List<String> sources) {
    /** What holds the carrier. */
    public enum Cause {
        /** A monitor: gone on JDK 24 and later (JEP 491), whatever the version. */
        MONITOR,
        /** A file or pipe: from JDK 23 on the scheduler adds no carrier for it. */
        FILE
    }

    /** Whether it is about the JDK, whose version the report has already. */
    public boolean ofTheJdk() {
        return artifact.isEmpty();
    }

    /** Whether it can happen on this feature release. */
    public boolean on(int jdk) {
        return cause == Cause.MONITOR ? jdk < 24 : jdk >= 23;
    }

    /**
     * Whether that version is older than the fix.
     *
     * @return null where that cannot be said: no version is known, or no fix
     */
    public @Nullable Boolean affects(@Nullable String version) {
        if (version == null || fixedIn == null) {
            return null;
        }
        List<Integer> is = numbers(version);
        List<Integer> fixed = numbers(fixedIn);
        if (is.isEmpty()) {
            return null;
        }
        for (int i = 0; i < Math.max(is.size(), fixed.size()); i++) {
            int a = i < is.size() ? is.get(i) : 0;
            int b = i < fixed.size() ? fixed.get(i) : 0;
            if (a != b) {
                return a < b;
            }
        }
        return false;
    }

    /** The leading numbers of a version: 42.5.4 of {@code 42.5.4.jre7}, 5.4 of {@code 5.4-alpha1}. */
    private static List<Integer> numbers(String version) {
        List<Integer> numbers = new ArrayList<>();
        for (String part : version.split("[.-]", -1)) {
            if (part.isEmpty() || part.length() > 9 || !part.chars().allMatch(Character::isDigit)) {
                break;
            }
            numbers.add(Integer.valueOf(part));
        }
        return numbers;
    }
}
