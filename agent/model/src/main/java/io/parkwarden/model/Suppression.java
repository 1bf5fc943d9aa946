/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.model;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A rule of the user's that keeps claims out of the report, with the reason that the report shows. Written {@code
 * detector=ParkedWorker class=com.acme.Legacy* reason=replaced in May}: {@code key=pattern} pairs that all have to match,
 * in any order, and the reason, which comes last and goes to the end of the line.
 *
 * @param patterns what has to match, at least one; {@code *} matches anything
 * @param reason why these are not to be reported
 */
public record Suppression(Map<Key, String> patterns, String reason) {
    private static final Pattern KEYS = Pattern.compile("(?:^|[\\s,]+)([A-Za-z-]+)\\s*=");

    /** What a pattern is compared with. */
    public enum Key {
        /** Name of the detector. */
        DETECTOR,
        /** Class of the site, nested classes included. */
        CLASS,
        /** Method of the site; a lambda counts as the method it is written in. */
        METHOD,
        /** Package of the site, packages below it included. */
        PACKAGE,
        /** Name of the pool. */
        POOL,
        /** {@code class.method} of any frame. */
        STACK;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Suppression {
        patterns = Map.copyOf(patterns);
    }

    /**
     * Reads a rule.
     *
     * @throws IllegalArgumentException with a sentence on what is wrong and what was expected
     */
    public static Suppression parse(String text) {
        Map<Key, String> patterns = new EnumMap<>(Key.class);
        String rule = text.strip();
        Matcher key = KEYS.matcher(rule);
        if (!key.lookingAt()) {
            throw new IllegalArgumentException("expected key=pattern pairs and a reason, such as"
                    + " detector=ParkedWorker class=com.acme.Legacy reason=replaced in May");
        }
        while (true) {
            String word = key.group(1).toLowerCase(Locale.ROOT);
            int begin = key.end();
            if (word.equals("reason")) {
                return withReason(patterns, rule.substring(begin).strip());
            }
            Key named = keyOf(word);
            boolean more = key.find();
            String pattern =
                    rule.substring(begin, more ? key.start() : rule.length()).strip();
            if (pattern.isEmpty()) {
                throw new IllegalArgumentException("expected a pattern after " + word + "=");
            }
            if (patterns.putIfAbsent(named, pattern) != null) {
                throw new IllegalArgumentException("has " + word + " twice; write two rules");
            }
            if (!more) {
                throw new IllegalArgumentException("expected reason=... at its end: each suppression says why");
            }
        }
    }

    private static Suppression withReason(Map<Key, String> patterns, String reason) {
        if (reason.isEmpty()) {
            throw new IllegalArgumentException("expected a text after reason=: each suppression says why");
        }
        if (patterns.isEmpty()) {
            throw new IllegalArgumentException("expected at least one of " + words() + " before the reason");
        }
        return new Suppression(patterns, reason);
    }

    private static Key keyOf(String word) {
        for (Key key : Key.values()) {
            if (key.word().equals(word)) {
                return key;
            }
        }
        throw new IllegalArgumentException("has the unknown key " + word + "; valid are " + words() + ", reason");
    }

    private static String words() {
        List<String> words = new ArrayList<>();
        for (Key key : Key.values()) {
            words.add(key.word());
        }
        return String.join(", ", words);
    }

    /** The rule as it can be written into the configuration, without the reason. */
    public String rule() {
        List<String> pairs = new ArrayList<>();
        for (Key key : Key.values()) {
            String pattern = patterns.get(key);
            if (pattern != null) {
                pairs.add(key.word() + "=" + pattern);
            }
        }
        return String.join(" ", pairs);
    }

    /** The rule as it can be written into the configuration. */
    @Override
    public String toString() {
        return rule() + " reason=" + reason;
    }
}
