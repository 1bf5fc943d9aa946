/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.track;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedactionTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Connection reset by peer|Connection reset by peer",
                "no customer \"Jane Roe\" here|no customer ? here",
                "key 'abc' is unknown|key ? is unknown",
                "login failed, password=hunter, user=jane|login failed, password=?, user=?",
                "password: hunter two|password:? two",
                "mail to jane@example.org bounced|mail to ? bounced",
                "GET https://host/path?token=x timed out|GET ? timed out",
                "card 4111111111111111 declined|card ? declined",
                "token eyJhbGciOiJIUzIxabcdefghijklmnop rejected|token ? rejected",
            })
    void keeps_words_and_hides_values(String message, String redacted) {
        assertEquals(redacted, Redaction.of(message));
    }

    @Test
    void is_one_line_of_bounded_length() {
        String redacted = Redaction.of("wide words ".repeat(1_000) + "\n\tend");

        assertTrue(redacted.length() < 210, redacted);
        assertTrue(!redacted.contains("\n"), redacted);
        assertEquals("first second", Redaction.of("first\r\n\tsecond"));
    }
}
