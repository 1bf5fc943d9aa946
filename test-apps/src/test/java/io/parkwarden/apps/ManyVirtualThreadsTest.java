/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.apps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The agent stays out of the scheduler of virtual threads: agents that did not have made JVMs hang. */
class ManyVirtualThreadsTest {
    private static final int ROUNDS = 50;
    private static final int THREADS = ROUNDS * 100_000;

    @ParameterizedTest(name = "JDK {0}")
    @ValueSource(ints = {21, 25})
    void fifty_times_a_hundred_thousand_threads_come_to_their_end(int feature) throws Exception {
        ChildJvm.Ended ended = ChildJvm.on(Jdk.require(feature))
                .withAgent()
                .run("example.ManyVirtualThreads", Integer.toString(ROUNDS));

        assertEquals(0, ended.status(), ended::toString);
        assertTrue(
                ended.out()
                        .contains(THREADS + " threads, entered " + THREADS + ", locked " + THREADS + ", answers "
                                + THREADS / 100),
                ended::toString);
        for (JsonNode finding : ended.report().get("findings")) {
            // On 21 a thread that waits to enter a synchronized block holds its carrier: that may be told.
            assertTrue(
                    finding.get("detector").asText().equals("PinnedCarrier") && feature < 24,
                    () -> "waiting is what virtual threads are for: " + finding);
        }
    }
}
