/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WatchdogTest {
    @Test
    void a_jdk_that_lacks_a_field_has_no_proof_and_says_which_one() {
        assertEquals(
                Map.of(
                        "PoolStarvation",
                        "this JDK lacks what the proof reads in java.util.concurrent: [FutureTask.runner]"),
                Watchdog.notApplicable(List.of("FutureTask.runner")));
        assertEquals(Map.of(), Watchdog.notApplicable(List.of()));
    }
}
