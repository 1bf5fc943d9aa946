/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuppressionTest {
    @Test
    void reads_pairs_in_any_order_and_the_reason_to_the_end() {
        Suppression rule = Suppression.parse(" pool=XNIO-1 I/O  class=com.acme.Legacy* reason=a=b, see ticket 7 ");

        assertEquals(
                Map.of(Suppression.Key.POOL, "XNIO-1 I/O", Suppression.Key.CLASS, "com.acme.Legacy*"), rule.patterns());
        assertEquals("a=b, see ticket 7", rule.reason());
        assertEquals("class=com.acme.Legacy* pool=XNIO-1 I/O reason=a=b, see ticket 7", rule.toString());
        assertEquals(rule, Suppression.parse(rule.toString()));
    }

    @Test
    void takes_commas_between_pairs() {
        assertEquals(
                Suppression.parse("detector=ParkedWorker class=a.B reason=x"),
                Suppression.parse("detector=ParkedWorker, class=a.B,reason=x"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "class=a.B|reason=",
                "class=a.B reason=|reason=",
                "reason=why|at least one of",
                "klass=a.B reason=why|unknown key klass",
                "class= reason=why|a pattern after class=",
                "class=a class=b reason=why|twice",
                "com.acme.Legacy|key=pattern",
            })
    void says_what_is_wrong(String rule, String part) {
        String message = assertThrows(IllegalArgumentException.class, () -> Suppression.parse(rule))
                .getMessage();

        assertTrue(message.contains(part), message);
    }
}
