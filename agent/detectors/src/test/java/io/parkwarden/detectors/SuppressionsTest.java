/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.detectors;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.parkwarden.model.Confidence;
import io.parkwarden.model.Execution;
import io.parkwarden.model.Frame;
import io.parkwarden.model.Intent;
import io.parkwarden.model.Origin;
import io.parkwarden.model.Park;
import io.parkwarden.model.Pool;
import io.parkwarden.model.PoolKind;
import io.parkwarden.model.Report;
import io.parkwarden.model.Role;
import io.parkwarden.model.Site;
import io.parkwarden.model.Stack;
import io.parkwarden.model.Suppression;
import io.parkwarden.model.WaitKind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SuppressionsTest {
    private static final Frame SITE =
            new Frame("com.acme.shop.Orders$Loader", "lambda$load$3", null, 7, Origin.APPLICATION, Role.NONE);
    private static final Park PARK = new Park(
            1_000,
            20_000_000,
            "orders-1",
            false,
            new Pool("orders", PoolKind.FIXED, Intent.COMPUTE, false, 2, 2, 2, 5),
            new Stack(
                    List.of(new Frame("java.lang.Thread", "sleep", null, 1, Origin.JDK, Role.NONE), SITE),
                    Execution.EXECUTOR_TASK,
                    WaitKind.SLEEP,
                    "java.lang.Thread.sleep",
                    Site.of(SITE),
                    false,
                    false));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "detector=ParkedWorker",
                "detector=*",
                "class=com.acme.shop.Orders",
                "class=com.acme.shop.Orders$Loader",
                "class=*Loader",
                "method=load",
                "package=com.acme",
                "package=com.acme.shop method=load pool=ord*",
                "stack=java.lang.Thread.sleep",
            })
    void takes_out_what_matches_and_counts_it(String rule) {
        Findings findings = suppressing(rule);

        findings.accept(PARK);
        findings.accept(PARK);

        assertEquals(List.of(), findings.conclude(new Conditions(21, 4)));
        Report.Suppressed suppressed = findings.suppressed().get(0);
        assertEquals(1, suppressed.findings());
        assertEquals(2, suppressed.count());
        assertEquals(40_000_000, suppressed.totalNanos());
        assertEquals("known", suppressed.reason());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "detector=SyncOverAsync",
                "class=com.acme.shop.Order",
                "class=com.acme.shop",
                "method=lambda",
                "package=com.acm",
                "package=shop",
                "pool=orders-1",
                "class=com.acme.shop.Orders method=store",
                "stack=com.acme.shop.Orders.load",
            })
    void leaves_what_does_not_match_in_all(String rule) {
        Findings findings = suppressing(rule);

        findings.accept(PARK);

        assertEquals(1, findings.conclude(new Conditions(21, 4)).size());
        assertEquals(0, findings.suppressed().get(0).count());
    }

    @Test
    void the_first_rule_that_matches_counts() {
        Suppressions suppressions = new Suppressions(List.of(
                Suppression.parse("pool=none reason=a"),
                Suppression.parse("pool=orders reason=b"),
                Suppression.parse("pool=* reason=c")));

        suppressions.take("ParkedWorker", Claim.of(PARK, Confidence.PROVEN), PARK);

        assertEquals(
                List.of(0L, 1L, 0L),
                suppressions.all().stream().map(Report.Suppressed::count).toList());
    }

    private static Findings suppressing(String rule) {
        Findings findings = new Findings(List.of(new ParkedWorker()));
        findings.suppress(List.of(Suppression.parse(rule + " reason=known")));
        return findings;
    }
}
