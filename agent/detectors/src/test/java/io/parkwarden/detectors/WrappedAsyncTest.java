/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.detectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.parkwarden.model.Finding;
import io.parkwarden.model.Intent;
import io.parkwarden.model.Park;
import io.parkwarden.model.Pool;
import io.parkwarden.model.PoolKind;
import io.parkwarden.model.Severity;
import io.parkwarden.model.Stack;
import io.parkwarden.model.WaitKind;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WrappedAsyncTest {
    private static final Conditions JDK_21 = new Conditions(21, 4);
    private static final Pool COMMON = WaitBuilder.pool(PoolKind.COMMON, 0);
    private static final String JOIN = "java.util.concurrent.CompletableFuture.join\n";
    private static final String OWN = "com.acme.Shop.lambda$order$0(Shop.java:30)\n";
    private static final String SUPPLY = """
            java.util.concurrent.CompletableFuture$AsyncSupply.run
            java.util.concurrent.ThreadPoolExecutor.runWorker
            """;

    private final Findings findings = new Findings(List.of(new SyncOverAsync(), new FakeAsync(), new WrappedAsync()));

    private static Park park(String stack, long besidesMillis, @Nullable Pool pool) {
        Stack read = StackReading.read(Stacks.of(stack), WaitKind.PARK);
        long besides = besidesMillis < 0 ? -1 : besidesMillis * 1_000_000;
        return new Park(1_000, 40_000_000, "w", false, pool, read, "http-1", besides);
    }

    private List<Finding> after(String stack, Pool pool, long... besides) {
        for (long millis : besides) {
            findings.accept(park(stack, millis, pool));
        }
        return findings.conclude(JDK_21);
    }

    @Test
    void reports_tasks_that_only_wait_and_takes_in_their_waits() {
        List<Finding> found = after(JOIN + OWN + SUPPLY, COMMON, -1, 2, 2, 0);
        assertEquals(1, found.size());
        Finding finding = found.get(0);
        assertEquals("WrappedAsync", finding.detector());
        assertEquals(
                "com.acme.Shop.lambda$order$0(Shop.java:30)", finding.site().toString());
        assertEquals(Severity.WARNING, finding.severity());
        assertEquals("SyncOverAsync", finding.absorbed().get(0).detector());
        assertTrue(finding.summary().contains("96 % of their time: 4 times"), finding.summary());
        assertTrue(finding.details().contains(new Finding.Detail("handed over by", "supplyAsync")));
        assertTrue(String.valueOf(finding.advice().code()).contains("thenCompose"));
    }

    @Test
    void leaves_a_task_that_also_works_to_SyncOverAsync() {
        List<Finding> found = after(JOIN + OWN + SUPPLY, COMMON, 40, 40, 40, 2);
        assertEquals("SyncOverAsync", found.get(0).detector());
        assertEquals(1, found.size());
    }

    @Test
    void counts_a_share_of_exactly_nine_tenths() {
        WaitBuilder wait = new WaitBuilder(WaitKind.FUTURE).lasting(90);
        assertEquals(1, wait.besides(10).park().tallies().get(Park.LITTLE));
        assertNull(wait.besides(11).park().tallies().get(Park.LITTLE));
    }

    @Test
    void is_silent_where_nothing_is_known_of_the_task() {
        List<Finding> found = after(JOIN + OWN + SUPPLY, COMMON, -1, -1, -1, 0);
        assertEquals("SyncOverAsync", found.get(0).detector());
    }

    @Test
    void is_silent_where_the_busy_tasks_are_the_most() {
        assertEquals(
                "SyncOverAsync",
                after(JOIN + OWN + SUPPLY, COMMON, 1, 1, 30, 30, 30).get(0).detector());
    }

    @Test
    void leaves_a_method_that_promises_a_stage_to_FakeAsync() {
        String promise = "com.acme.Orders.load(Orders.java:12) [async-method]\n";
        List<Finding> found = after(JOIN + promise + OWN + SUPPLY, COMMON, 0, 0, 0);
        assertEquals("FakeAsync", found.get(0).detector());
        assertEquals(1, found.size());
    }

    @Test
    void is_information_on_a_pool_made_for_waiting() {
        Pool cached = WaitBuilder.pool(PoolKind.CACHED, 0, Intent.BLOCKING);
        List<Finding> found = after(JOIN + OWN + SUPPLY, cached, 0, 0, 0);
        assertEquals("WrappedAsync", found.get(0).detector());
        assertEquals(Severity.INFO, found.get(0).severity());
    }

    @Test
    void examines_what_SyncOverAsync_would_name_only() {
        WrappedAsync detector = new WrappedAsync();
        assertNotNull(detector.examine(park(JOIN + OWN + SUPPLY, 0, COMMON)));
        Pool ignored = WaitBuilder.pool(PoolKind.FIXED, 0, Intent.IGNORE);
        assertNull(detector.examine(park(JOIN + OWN + SUPPLY, 0, ignored)));
        assertNull(detector.examine(park(JOIN + OWN + "com.acme.Main.main(Main.java:3)\n", 0, null)));
    }

    @Test
    void shows_code_for_every_form() {
        for (TaskForm form : TaskForm.values()) {
            Finding.Advice advice = Advisor.forWrapped(form, JDK_21);
            assertTrue(String.valueOf(advice.code()).startsWith("// instead of: "), form::toString);
        }
    }
}
