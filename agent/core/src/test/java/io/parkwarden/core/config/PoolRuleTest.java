/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.config;

import static java.time.Duration.ofSeconds;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.parkwarden.model.Intent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PoolRuleTest {
    @ParameterizedTest
    @CsvSource({
        "orders-io, orders-io, true",
        "orders-io, orders-io-2, false",
        "orders-io, my-orders-io, false",
        "orders-*, orders-io, true",
        "orders-*, orders-, true",
        "orders-*, orders, false",
        "*-io, orders-io, true",
        "*-io, orders-io-io, true",
        "*-io, orders-iox, false",
        "*, anything at all, true",
        "*, '', true",
        "**, x, true",
        "'', '', true",
        "'', x, false",
        "a*b*c, aXXbYYc, true",
        "a*b*c, abcbc, true",
        "a*b*c, acb, false",
        "com.acme.*Executor, com.acme.io.FastExecutor, true",
        "com.acme.*, com-acme-x, false",
        "pool-?, pool-1, false",
        "Orders-*, orders-io, false"
    })
    void a_star_matches_anything_and_all_else_itself(String pattern, String text, boolean matches) {
        assertEquals(matches, new PoolRule(pattern, Intent.BLOCKING).matches(text));
    }

    @Test
    void many_stars_cost_no_exponential_time() {
        PoolRule rule = new PoolRule("*a".repeat(40) + "b", Intent.BLOCKING);

        assertTimeoutPreemptively(ofSeconds(60), () -> assertEquals(false, rule.matches("a".repeat(5_000))));
    }
}
