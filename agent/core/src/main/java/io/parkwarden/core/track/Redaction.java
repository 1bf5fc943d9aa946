/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.track;

import java.util.regex.Pattern;

/**
 * Takes out of an exception's message what looks like a value and not like the words of a programmer: what stands in
 * quotes or behind an equals sign or colon, addresses, paths, and every word with a digit or of unusual length. What is
 * left tells which failure it is, mostly. It is no proof against secrets: messages are off unless the user wants them.
 */
final class Redaction {
    private static final int LONGEST = 200;
    private static final String HIDDEN = "?";

    private static final Pattern VALUES = Pattern.compile(
            "\"[^\"]*\"|'[^']*'|`[^`]*`" // quoted
                    + "|(?<=[=:])\\s*[^\\s,;)\\]}]+" // behind a name
                    + "|\\S*[@/\\\\]\\S*" // addresses, URLs and paths
                    + "|[^\\s,;()\\[\\]{}]*\\d[^\\s,;()\\[\\]{}]*" // numbers, keys, hashes
                    + "|[^\\s,;()\\[\\]{}]{25,}"); // tokens

    private Redaction() {}

    /** The message without values, at most 200 characters long, in one line. */
    static String of(String message) {
        String start = message.length() > 4 * LONGEST ? message.substring(0, 4 * LONGEST) : message;
        String redacted = VALUES.matcher(start.replaceAll("\\p{Cntrl}+", " ")).replaceAll(HIDDEN);
        return redacted.length() > LONGEST ? redacted.substring(0, LONGEST) + "..." : redacted;
    }
}
