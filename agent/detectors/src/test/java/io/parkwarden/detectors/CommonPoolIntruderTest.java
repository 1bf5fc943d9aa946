/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.detectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.parkwarden.model.Confidence;
import io.parkwarden.model.Finding;
import io.parkwarden.model.Intent;
import io.parkwarden.model.Library;
import io.parkwarden.model.Origin;
import io.parkwarden.model.Park;
import io.parkwarden.model.Pool;
import io.parkwarden.model.PoolKind;
import io.parkwarden.model.Severity;
import io.parkwarden.model.Stack;
import io.parkwarden.model.TaskLoad;
import io.parkwarden.model.WaitKind;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommonPoolIntruderTest {
    private static final Conditions JDK_21 = new Conditions(21, 4);
    private static final Pool COMMON = new Pool("commonPool", PoolKind.COMMON, Intent.COMPUTE, false, 4, 4, 4, 0);
    private static final String WAIT = "java.util.concurrent.CountDownLatch.await\n";
    private static final String GUEST = "org.guest.Sync.run(Sync.java:12)\n";
    private static final String RUN_ASYNC = "java.util.concurrent.CompletableFuture$AsyncRun.run\n";
    private static final String ROOT = """
            java.util.concurrent.ForkJoinTask.doExec
            java.util.concurrent.ForkJoinPool.runWorker
            """;
    private static final String STACK = WAIT + GUEST + RUN_ASYNC + ROOT;
    private static final Library LIBRARY = new Library("guest-client", "2.1");

    private final CommonPoolIntruder detector = new CommonPoolIntruder();
    private final Findings findings = new Findings(List.of(new ParkedWorker(), detector));

    private static Stack stack(String frames) {
        return StackReading.read(Stacks.of(frames), WaitKind.PARK);
    }

    private static TaskLoad load(
            String frames, long heldMillis, long waitedMillis, int waits, @Nullable Origin submitter, Pool pool) {
        long held = heldMillis * 1_000_000;
        return new TaskLoad(
                1_000,
                held / 2,
                held,
                waitedMillis * 1_000_000,
                waits,
                held > 0 ? 2 : 0,
                1,
                "w",
                pool,
                stack(frames),
                LIBRARY,
                submitter);
    }

    private static TaskLoad waiting(String frames, @Nullable Origin submitter) {
        return load(frames, 0, 240, 6, submitter, COMMON);
    }

    @Test
    void warns_of_a_library_that_waits_there_and_takes_in_its_waits() {
        findings.accept(new Park(1_000, 40_000_000, "w", false, COMMON, stack(STACK)));
        findings.accept(waiting(STACK, Origin.LIBRARY));
        List<Finding> found = findings.conclude(JDK_21);
        assertEquals(1, found.size());
        Finding finding = found.get(0);
        assertEquals("CommonPoolIntruder", finding.detector());
        assertEquals(Severity.WARNING, finding.severity());
        assertEquals(Confidence.PROVEN, finding.confidence());
        assertEquals("org.guest.Sync.run(Sync.java:12)", finding.site().toString());
        assertEquals("ParkedWorker", finding.absorbed().get(0).detector());
        assertEquals(
                "guest-client 2.1 ran tasks of its own on the common pool: they waited 6 times, 240 ms in total.",
                finding.summary());
        assertTrue(finding.details().contains(new Finding.Detail("by", "CompletableFuture.runAsync")));
    }

    @ParameterizedTest
    @CsvSource({"1100, WARNING", "900, INFO", "150, INFO"})
    void weighs_computing_by_its_share_of_the_pool(long heldMillis, Severity severity) {
        findings.accept(load(GUEST + RUN_ASYNC + ROOT, heldMillis, 0, 0, Origin.LIBRARY, COMMON));
        assertEquals(severity, findings.conclude(JDK_21).get(0).severity());
    }

    @Test
    void is_information_where_little_was_waited() {
        findings.accept(load(STACK, 0, 90, 2, Origin.LIBRARY, COMMON));
        Finding finding = findings.conclude(JDK_21).get(0);
        assertEquals(Severity.INFO, finding.severity());
    }

    @Test
    void is_silent_where_the_application_chose_the_pool_or_may_have() {
        assertNull(detector.examine(waiting(STACK, Origin.APPLICATION)));
        assertNull(detector.examine(waiting(STACK, null)));
    }

    @Test
    void is_silent_where_code_of_the_application_runs() {
        assertNull(detector.examine(
                waiting(WAIT + "com.acme.Shop.load(Shop.java:3)\n" + GUEST + RUN_ASYNC + ROOT, Origin.LIBRARY)));
    }

    @Test
    void is_information_where_it_waited_for_locks_for_little_of_the_pools_time() {
        String lock = "java.util.concurrent.locks.ReentrantLock.lock\n";
        findings.accept(waiting(lock + GUEST + RUN_ASYNC + ROOT, Origin.LIBRARY));
        assertEquals(Severity.INFO, findings.conclude(JDK_21).get(0).severity());
    }

    @Test
    void names_the_method_that_somebody_wrote_and_not_its_bridge() {
        String part = "org.guest.Part.compute(Part.java:34)\n" + "org.guest.Part.compute(Part.java:28)\n";
        Claim claim = detector.examine(
                waiting(WAIT + part + "java.util.concurrent.RecursiveTask.exec\n" + ROOT, Origin.LIBRARY));
        assertNotNull(claim);
        assertEquals(34, claim.site().line());
    }

    @Test
    void looks_through_the_class_of_a_lambda() {
        String lambda = "com.acme.Shop$$Lambda$14.run\n";
        assertNotNull(detector.examine(waiting(WAIT + GUEST + lambda + RUN_ASYNC + ROOT, Origin.LIBRARY)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "com.google.common.util.concurrent.TrustedListenableFutureTask",
                "reactor.core.scheduler.WorkerTask",
                "io.netty.util.concurrent.PromiseTask",
                "io.smallrye.context.impl.SlowContextualRunnable",
                "kotlinx.coroutines.DispatchedTask",
                "scala.concurrent.impl.Promise$Transformation",
                "brave.propagation.CurrentTraceContext$1CurrentTraceContextRunnable"
            })
    void is_silent_of_schedulers_and_decorators_that_run_what_they_are_given(String lent) {
        assertNull(detector.examine(waiting(WAIT + GUEST + lent + ".run\n" + ROOT, Origin.LIBRARY)));
    }

    @Test
    void is_silent_of_other_pools_and_where_it_is_told_to_be() {
        assertNull(detector.examine(load(STACK, 0, 240, 6, Origin.LIBRARY, WaitBuilder.pool(PoolKind.FORK_JOIN, 0))));
        assertNull(detector.examine(
                load(STACK, 0, 240, 6, Origin.LIBRARY, WaitBuilder.pool(PoolKind.COMMON, 0, Intent.IGNORE))));
    }

    @Test
    void tells_of_a_parallel_stream_as_a_hint_whoever_began_it() {
        String stream = GUEST + "java.util.stream.AbstractTask.compute\n" + ROOT;
        Claim claim = detector.examine(load(stream, 3_000, 0, 0, null, COMMON));
        assertNotNull(claim);
        assertEquals(Confidence.HINT, claim.confidence());
        findings.accept(load(stream, 3_000, 0, 0, null, COMMON));
        assertEquals(Severity.INFO, findings.conclude(JDK_21).get(0).severity());
    }

    @ParameterizedTest
    @CsvSource({
        "java.util.concurrent.CompletableFuture$AsyncSupply.run, CompletableFuture.supplyAsync",
        "java.util.concurrent.CompletableFuture$UniApply.tryFire, a dependent stage of CompletableFuture",
        "java.util.concurrent.ForkJoinTask$RunnableExecuteAction.exec, commonPool().execute",
        "java.util.concurrent.RecursiveTask.exec, a ForkJoinTask",
        "java.util.concurrent.ForkJoinTask$AdaptedCallable.exec, commonPool().submit",
    })
    void names_the_call_by_which_it_came(String caller, String api) {
        Claim claim = detector.examine(waiting(WAIT + GUEST + caller + "\n" + ROOT, Origin.LIBRARY));
        assertNotNull(claim);
        assertEquals(api, claim.target());
    }
}
