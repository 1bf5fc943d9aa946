/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrameTest {
    @ParameterizedTest
    @CsvSource({"Shop.java,12", "Shop.java,-1", "Shop.java,-2", ",-1", ",-2", "Shop.java,0"})
    void reads_as_the_jdk_writes_it(String file, int line) {
        String expected = new StackTraceElement("a.Shop", "load", file, line).toString();
        Frame frame = Frame.of("a.Shop", "load", file, line, Origin.APPLICATION);

        assertEquals(expected, frame.toString());
        assertEquals(frame.toString(), Site.of(frame).toString());
    }

    @Test
    void keeps_a_line_without_a_file() {
        assertEquals(
                "a.Shop.load(Unknown Source:12)",
                Frame.of("a.Shop", "load", null, 12, Origin.APPLICATION).toString());
    }

    @Test
    void is_only_the_method_of_its_own_class() {
        Frame frame = Frame.of("a.Shop", "load", null, -1, Origin.LIBRARY);

        assertTrue(frame.is("a.Shop", "load"));
        assertFalse(frame.is("a.Shop", "save"));
        assertFalse(frame.is("b.Shop", "load"));
    }
}
