/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.detectors;

import static io.parkwarden.detectors.WaitBuilder.pool;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.parkwarden.model.Confidence;
import io.parkwarden.model.Finding;
import io.parkwarden.model.Intent;
import io.parkwarden.model.Park;
import io.parkwarden.model.Pool;
import io.parkwarden.model.PoolKind;
import io.parkwarden.model.Severity;
import io.parkwarden.model.WaitKind;
import java.util.List;
import org.junit.jupiter.api.Test;

class IncidentTest {
    private static final Verdict VERDICT =
            new Verdict(Severity.WARNING, "A sentence.", new Finding.Advice("text", null, "never"));

    @Test
    void keeps_the_first_and_the_worst_wait() {
        Incident<Park> incident = of(sleep().lasting(20), sleep().lasting(90).by("worst"), sleep().lasting(50));

        assertEquals(20_000_000, incident.first().nanos());
        assertEquals("worst", incident.worst().thread());
        assertEquals(
                List.of("first", "worst"),
                incident.finding("D", "f", VERDICT).stacks().stream()
                        .map(Finding.StackSample::label)
                        .toList());
    }

    @Test
    void counts_queues_lost_time_and_spare_threads() {
        Incident<Park> incident = of(
                sleep().on(pool(PoolKind.COMMON, 0)),
                sleep().on(pool(PoolKind.COMMON, 7)).compensated(),
                sleep().on(pool(PoolKind.COMMON, 3)),
                sleep().on(new Pool("pool-1", PoolKind.COMMON, Intent.COMPUTE, false, 4, 4, 2, 1)));

        assertEquals(3, incident.waitsWithQueue());
        assertEquals(2, incident.waitsAtFullWidth(), "the last left workers free");
        assertEquals(7, incident.maxQueued());
        assertEquals(300_000_000, incident.lostNanos());
        assertEquals(1, incident.compensated());
        assertEquals(7, incident.pool().queued());
    }

    @Test
    void names_the_threads_that_were_waited_for() {
        WaitBuilder lock = new WaitBuilder(WaitKind.LOCK);
        Incident<Park> incident = of(lock.heldBy("a"));
        new WaitBuilder(WaitKind.LOCK).heldBy("b").addTo(incident, Confidence.PROVEN);
        new WaitBuilder(WaitKind.LOCK).heldBy("b").addTo(incident, Confidence.PROVEN);
        new WaitBuilder(WaitKind.LOCK).addTo(incident, Confidence.PROVEN);

        assertEquals(
                List.of(new Finding.Detail("held by", "b (2 waits), a (1 wait)")),
                incident.finding("D", "f", VERDICT).details());
        assertEquals(List.of(), of(sleep()).finding("D", "f", VERDICT).details());
    }

    @Test
    void a_queue_of_unknown_length_is_no_queue() {
        assertEquals(0, of(sleep().on(pool(PoolKind.FIXED, -1))).waitsWithQueue());
    }

    @Test
    void has_no_pool_when_no_wait_had_one() {
        Incident<Park> incident = of(sleep().on(null));

        assertNull(incident.pool());
        assertNull(incident.finding("D", "f", VERDICT).pool());
    }

    @Test
    void the_finding_shows_the_pool_of_the_worst_wait_and_names_the_others() {
        Pool other = new Pool("other", PoolKind.FIXED, Intent.COMPUTE, false, 1, 1, 1, 50);
        Finding finding = of(sleep().lasting(90), sleep().on(other)).finding("D", "f", VERDICT);

        assertEquals("other", finding.pool().name(), "100 ms are worse than 90");
        assertEquals(List.of("pool-1"), finding.otherPools());
    }

    @Test
    void names_of_threads_and_pools_are_bounded() {
        Incident<Park> incident = of(sleep());
        for (int i = 0; i < 100; i++) {
            Pool pool = new Pool("pool-" + i, PoolKind.FIXED, Intent.COMPUTE, false, 1, 1, 1, 0);
            sleep().by("thread-" + i).on(pool).addTo(incident, Confidence.PROVEN);
        }
        Finding finding = incident.finding("D", "f", VERDICT);

        assertEquals(16, finding.threads().size());
        assertEquals(7, finding.otherPools().size(), "eight, the shown one left out");
        assertEquals(101, finding.blocked().count());
    }

    @Test
    void spans_from_the_first_to_the_last_in_whatever_order_they_are_told() {
        Incident<Park> incident = of(sleep().endingAt(5_000), sleep().endingAt(2_000), sleep().endingAt(9_000));

        assertEquals(7_100, incident.spanMillis());
        Finding finding = incident.finding("D", "f", VERDICT);
        assertEquals(2_000, finding.firstSeenMillis());
        assertEquals(9_000, finding.lastSeenMillis());
    }

    @Test
    void is_as_sure_as_its_surest_claim() {
        Incident<Park> incident = sleep().begin(Confidence.HINT);
        sleep().addTo(incident, Confidence.HINT);
        sleep().addTo(incident, Confidence.LIKELY);
        sleep().addTo(incident, Confidence.HINT);

        assertEquals(Confidence.LIKELY, incident.finding("D", "f", VERDICT).confidence());
    }

    private static WaitBuilder sleep() {
        return new WaitBuilder(WaitKind.SLEEP);
    }

    private static Incident<Park> of(WaitBuilder... waits) {
        Incident<Park> incident = waits[0].begin(Confidence.PROVEN);
        for (WaitBuilder wait : waits) {
            wait.addTo(incident, Confidence.PROVEN);
        }
        return incident;
    }
}
