/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.detectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.parkwarden.model.Finding;
import io.parkwarden.model.Frame;
import io.parkwarden.model.Hop;
import io.parkwarden.model.Intent;
import io.parkwarden.model.Origin;
import io.parkwarden.model.Pool;
import io.parkwarden.model.PoolKind;
import io.parkwarden.model.Severity;
import io.parkwarden.model.Site;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedundantHopTest {
    private static final Conditions JDK_21 = new Conditions(21, 4);
    private static final Pool ORDERS = new Pool("orders", PoolKind.FIXED, Intent.COMPUTE, false, 3, 3, 3, 0);
    private static final Frame LINE = Frame.of("com.acme.Shop", "order", "Shop.java", 12, Origin.APPLICATION);
    private static final Hop.Work SHORT = new Hop.Work(128, 100, 200, 50, 0);
    private static final Hop.Cost COST = new Hop.Cost(400, 600);

    private final RedundantHop detector = new RedundantHop();
    private final Findings findings = new Findings(List.of(detector));

    private static Hop hop(long counted, long estimated, long others, Hop.Work work, boolean recursive, Pool pool) {
        return new Hop(
                1_000,
                "orders-1",
                pool,
                Site.of(LINE),
                List.of(LINE),
                "com.acme.Shop.lambda$order$0",
                counted,
                estimated,
                others,
                work,
                COST,
                recursive);
    }

    private static Hop hop(long counted, Hop.Work work) {
        return hop(counted, 0, 0, work, false, ORDERS);
    }

    private List<Finding> found() {
        return findings.conclude(JDK_21);
    }

    @Test
    void tells_how_many_hops_cost_how_much() {
        findings.accept(hop(1_500, SHORT));
        findings.accept(hop(500, 8_000, 0, SHORT, false, ORDERS));
        Finding finding = found().get(0);
        assertEquals(Severity.INFO, finding.severity());
        assertEquals(12, finding.site().line());
        assertEquals(10_000, finding.blocked().count());
        assertEquals(10_000 * 600, finding.blocked().totalNanos());
        assertTrue(
                finding.summary()
                        .startsWith("Code on the fixed pool orders handed tasks to that same pool about 10000"),
                finding.summary());
        assertTrue(finding.summary().contains("6 ms of processor time"), finding.summary());
        assertTrue(finding.details().contains(new Finding.Detail("counted", "2000")));
    }

    @Test
    void an_estimate_alone_is_no_proof_of_a_thousand() {
        findings.accept(hop(999, 100_000, 0, SHORT, false, ORDERS));
        assertEquals(List.of(), found());
        findings.accept(hop(1, SHORT));
        assertEquals(1, found().size());
    }

    @ParameterizedTest
    @CsvSource({
        "599, 900, 0, 0, true", // shorter than the hop
        "600, 900, 0, 0, false",
        "100, 5_999, 0, 0, true",
        "100, 6_000, 0, 0, false", // one in ten is worth its hop
        "399, 900, 0, 0.5, true", // beside each other, and shorter than the handing over alone
        "400, 900, 0, 0.5, false",
        "399, 900, 700, 0, true", // beside the rest of who hands it over
        "400, 900, 700, 0, false"
    })
    void compares_the_work_with_what_the_hop_costs(
            String nanos, String longNanos, long restNanos, double atOnce, boolean told) {
        long work = Long.parseLong(nanos.replace("_", ""));
        long most = Long.parseLong(longNanos.replace("_", ""));
        Hop hop = hop(2_000, new Hop.Work(128, work, most, restNanos, atOnce));
        assertEquals(told, detector.examine(hop) != null);
    }

    @Test
    void a_hand_over_that_wakes_a_thread_makes_the_hop_dearer() {
        Hop hop = new Hop(
                1,
                "w",
                ORDERS,
                Site.of(LINE),
                List.of(),
                "c",
                2_000,
                0,
                0,
                new Hop.Work(128, 3_000, 4_000, 50, 0),
                new Hop.Cost(5_000, 600),
                false);
        assertEquals(5_000, hop.nanos());
        assertNotNull(detector.examine(hop));
    }

    @Test
    void stays_quiet_where_the_hop_is_right() {
        assertNull(detector.examine(hop(2_000, 0, 0, SHORT, true, ORDERS)), "a trampoline");
        assertNull(detector.examine(hop(2_000, 0, 2_001, SHORT, false, ORDERS)), "most come from outside");
        assertNotNull(detector.examine(hop(2_000, 0, 2_000, SHORT, false, ORDERS)));
        assertNull(detector.examine(hop(2_000, 0, 0, SHORT, false, ORDERS.declaredAs(Intent.IGNORE))));
    }
}
