/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {
    @ParameterizedTest
    @CsvSource({
        "0ms, 0",
        "7ns, 7",
        "500us, 500000",
        "10ms, 10000000",
        "30s, 30000000000",
        "5m, 300000000000",
        "2h, 7200000000000",
        "007s, 7000000000",
        "9223372036854775807ns, 9223372036854775807",
        "2562047h, 9223369200000000000"
    })
    void reads_a_whole_number_and_its_unit(String text, long nanos) {
        assertEquals(nanos, Durations.nanos(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "10",
                "ms",
                "s",
                "10 ms",
                "ms10",
                "1.5s",
                "-1s",
                "+1s",
                "10MS",
                "10min",
                "1d",
                "١٠s ",
                "9223372036854775808ns",
                "2562048h",
                "99999999999999999999s"
            })
    void refuses_anything_else(String text) {
        assertEquals(-1, Durations.nanos(text));
    }
}
