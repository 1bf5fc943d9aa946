/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class WordsTest {
    @Test
    void every_word_is_lower_case_with_hyphens_and_comes_back() {
        check(WaitKind.class);
        check(PoolKind.class);
        check(Intent.class);
        check(Severity.class);
        check(Confidence.class);
        check(Origin.class);
        check(Role.class);
    }

    private static <E extends Enum<E>> void check(Class<E> type) {
        for (E constant : type.getEnumConstants()) {
            String word = Words.of(constant);
            assertTrue(word.matches("[a-z]+(-[a-z]+)*"), word);
            assertEquals(constant, Words.parse(type, word));
        }
    }

    @Test
    void the_words_do_not_depend_on_the_language() {
        Locale before = Locale.getDefault();
        Locale.setDefault(new Locale.Builder().setLanguage("tr").build()); // i has another capital there
        try {
            assertEquals("jdbc-connection", WaitKind.JDBC_CONNECTION.word());
            assertEquals(Severity.INFO, Words.parse(Severity.class, "info"));
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void refuses_a_word_of_no_constant() {
        assertThrows(IllegalArgumentException.class, () -> Words.parse(Intent.class, "fast"));
    }
}
