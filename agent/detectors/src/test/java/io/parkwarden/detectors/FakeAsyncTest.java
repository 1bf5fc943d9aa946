/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.detectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FakeAsyncTest {
    private static final Conditions JDK_21 = new Conditions(21, 4);
    private static final String LATCH = """
            java.util.concurrent.locks.LockSupport.park
            java.util.concurrent.CountDownLatch.await
            """;
    private static final String LOAD = "com.acme.Orders.load(Orders.java:12) [async-method]\n";
    private static final String MAIN = "com.acme.Main.main(Main.java:3)\n";
    private static final String TASK = """
            com.acme.Shop.lambda$order$0(Shop.java:30)
            java.util.concurrent.FutureTask.run
            java.util.concurrent.ThreadPoolExecutor.runWorker
            """;

    private final FakeAsync detector = new FakeAsync();

    private static Park park(String stack, @Nullable Pool pool, WaitKind seenAs) {
        Stack read = StackReading.read(Stacks.of(stack), seenAs);
        return new Park(1_000, 60_000_000, "main", false, pool, read);
    }

    private static Park park(String stack) {
        return park(stack, null, WaitKind.PARK);
    }

    @Test
    void reports_the_line_of_the_method_that_keeps_its_caller_waiting() {
        Claim claim = detector.examine(park(LATCH + "com.acme.Rows.get(Rows.java:5)\n" + LOAD + MAIN));
        assertNotNull(claim);
        assertEquals("com.acme.Orders.load(Orders.java:12)", claim.site().toString());
    }

    @Test
    void reports_it_in_a_task_that_calls_the_method() {
        assertNotNull(detector.examine(park(LATCH + LOAD + TASK)));
    }

    @Test
    void stays_quiet_for_a_method_that_is_the_task() {
        assertNull(detector.examine(park(LATCH + LOAD
                + "java.util.concurrent.FutureTask.run\njava.util.concurrent.ThreadPoolExecutor.runWorker")));
        assertNull(detector.examine(park(LATCH + LOAD + "org.springframework.aop.Interceptor.lambda$invoke$0\n"
                + "java.util.concurrent.FutureTask.run\njava.util.concurrent.ThreadPoolExecutor.runWorker")));
    }

    @Test
    void stays_quiet_for_a_method_without_a_promise() {
        assertNull(detector.examine(park(LATCH + "com.acme.Orders.load(Orders.java:12)\n" + MAIN)));
    }

    @Test
    void stays_quiet_for_waits_for_leave_to_begin() {
        String semaphore = "java.util.concurrent.locks.LockSupport.park\njava.util.concurrent.Semaphore.acquire\n";
        assertNull(detector.examine(park(semaphore + LOAD + MAIN)));
        String limiter = "java.lang.Thread.sleep\ncom.google.common.util.concurrent.RateLimiter.acquire\n";
        assertNull(detector.examine(park(limiter + LOAD + MAIN, null, WaitKind.SLEEP)));
        assertNotNull(detector.examine(park("java.lang.Thread.sleep\n" + LOAD + MAIN, null, WaitKind.SLEEP)));
    }

    @Test
    void stays_quiet_for_work_of_others_that_runs_above_it() {
        String overload = "java.util.concurrent.ThreadPoolExecutor$CallerRunsPolicy.rejectedExecution\n";
        assertNull(detector.examine(park(LATCH + "com.acme.Job.run(Job.java:4)\n" + overload + LOAD + MAIN)));
        String helped = "java.util.concurrent.ForkJoinTask.doExec\n";
        assertNull(detector.examine(park(LATCH + "com.acme.Job.run(Job.java:4)\n" + helped + LOAD + MAIN)));
        String initialiser = "com.acme.Settings.<clinit>(Settings.java:8)\n";
        assertNull(detector.examine(park(LATCH + initialiser + LOAD + MAIN)));
    }

    @Test
    void once_is_no_finding_and_twice_is_one() {
        Findings findings = new Findings(List.of(detector));
        findings.accept(park(LATCH + LOAD + MAIN));
        assertEquals(List.of(), findings.conclude(JDK_21));
        findings.accept(park(LATCH + LOAD + MAIN));
        Finding finding = findings.conclude(JDK_21).get(0);
        assertEquals(Severity.WARNING, finding.severity());
        assertTrue(
                finding.summary().startsWith("Orders.load promises its result for later and kept its caller waiting"),
                finding.summary());
    }

    @Test
    void on_a_pool_made_for_waiting_it_is_information() {
        Findings findings = new Findings(List.of(detector));
        Pool pool = WaitBuilder.pool(PoolKind.CACHED, 0, Intent.BLOCKING);
        findings.accept(park(LATCH + LOAD + TASK, pool, WaitKind.PARK));
        findings.accept(park(LATCH + LOAD + TASK, pool, WaitKind.PARK));
        assertEquals(Severity.INFO, findings.conclude(JDK_21).get(0).severity());
    }

    @Test
    void takes_in_the_parked_worker_that_it_causes_and_keeps_its_severity() {
        Findings findings = new Findings(List.of(new ParkedWorker(), detector));
        Pool full = WaitBuilder.pool(PoolKind.FIXED, 9);
        for (int i = 0; i < 20; i++) {
            findings.accept(park(LATCH + LOAD + TASK, full, WaitKind.PARK));
        }
        List<Finding> all = findings.conclude(JDK_21);
        assertEquals(1, all.size());
        assertEquals("FakeAsync", all.get(0).detector());
        assertEquals("ParkedWorker", all.get(0).absorbed().get(0).detector());
        assertEquals(Severity.ERROR, all.get(0).severity());
    }

    @ParameterizedTest
    @CsvSource({
        "load, (J)Ljava/util/concurrent/CompletableFuture;",
        "load, ()Ljava/util/concurrent/Future;",
        "load, ([I)Lreactor/core/publisher/Mono;",
        "load, (Lcom/acme/A;)Lio/vertx/core/Future;"
    })
    void knows_types_that_promise(String method, String descriptor) {
        assertTrue(StageTypes.returnedBy(method, descriptor));
    }

    @ParameterizedTest
    @CsvSource({
        "load, (Ljava/util/concurrent/Future;)V",
        "load, (Ljava/util/concurrent/Future;)I",
        "load, ()[Ljava/util/concurrent/Future;",
        "load, ()Ljava/util/List;",
        "lambda$load$0, ()Ljava/util/concurrent/Future;"
    })
    void knows_what_promises_nothing(String method, String descriptor) {
        assertFalse(StageTypes.returnedBy(method, descriptor));
    }
}
