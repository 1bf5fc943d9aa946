/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.viewer.report;

/**
 * Makes strings of the watched program fit to be shown. Names of threads, classes and pools are the program's choice: they
 * may hold escape sequences, direction marks or ten thousand characters.
 */
final class Plain {
    private Plain() {}

    /** The text on one line, with control and direction characters as visible escapes. */
    static String line(String text) {
        StringBuilder plain = null;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!hidden(c)) {
                if (plain != null) {
                    plain.append(c);
                }
                continue;
            }
            if (plain == null) {
                plain = new StringBuilder(text.length() + 16).append(text, 0, i);
            }
            plain.append(String.format("\\u%04x", (int) c));
        }
        return plain == null ? text : plain.toString();
    }

    private static boolean hidden(char c) {
        return Character.isISOControl(c)
                || (c >= '\u200B' && c <= '\u200F')
                || (c >= '\u2028' && c <= '\u202E')
                || (c >= '\u2060' && c <= '\u206F')
                || c == '\u061C'
                || c == '\uFEFF';
    }

    /** At most this many characters; what is cut is cut from the middle, since both ends of a name tell something. */
    static String clip(String text, int limit) {
        if (text.length() <= limit) {
            return text;
        }
        int tail = (limit - 1) / 3;
        return text.substring(0, limit - 1 - tail) + "…" + text.substring(text.length() - tail);
    }
}
