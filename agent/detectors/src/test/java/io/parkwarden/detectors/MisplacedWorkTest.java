/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.detectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.parkwarden.model.Finding;
import io.parkwarden.model.Intent;
import io.parkwarden.model.Park;
import io.parkwarden.model.Pool;
import io.parkwarden.model.PoolKind;
import io.parkwarden.model.Severity;
import io.parkwarden.model.Site;
import io.parkwarden.model.Stack;
import io.parkwarden.model.TaskProfile;
import io.parkwarden.model.WaitKind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MisplacedWorkTest {
    private static final Conditions JDK_21 = new Conditions(21, 4);
    private static final long SECOND = 1_000_000_000;
    private static final Pool FIXED = new Pool("orders", PoolKind.FIXED, Intent.COMPUTE, false, 4, 4, 4, 20);
    private static final Pool CACHED =
            new Pool("pages", PoolKind.CACHED, Intent.BLOCKING, false, 12, Integer.MAX_VALUE, 12, 0);
    private static final String TASK = "com.acme.Orders.ship(Orders.java:12)\n";
    private static final String RUN = """
            java.util.concurrent.FutureTask.run
            java.util.concurrent.ThreadPoolExecutor.runWorker
            """;
    private static final String DATABASE = "java.net.Socket.read\ncom.acme.Orders.stock(Orders.java:30)\n" + TASK + RUN;
    private static final String WEB = "java.net.Socket.read\ncom.acme.Orders.price(Orders.java:40)\n" + TASK + RUN;
    private static final Site AT = new Site("com.acme.Orders", "ship", "Orders.java", 12);

    private final Findings findings =
            new Findings(List.of(new ParkedWorker(), new BlockedEventLoop(), new MisplacedWork()));

    private static Stack stack(String frames) {
        return StackReading.read(Stacks.of(frames), WaitKind.SOCKET_READ);
    }

    private static TaskProfile.Line line(String frames, WaitKind kind, long millis) {
        return new TaskProfile.Line(stack(frames).site(), kind, millis * 1_000_000);
    }

    /** For three seconds, each of which brought the same. */
    private void lasting(
            Pool pool, String frames, TaskProfile.Computing computing, long queuedMillis, TaskProfile.Line... lines) {
        long waited = 0;
        for (TaskProfile.Line line : lines) {
            waited += line.nanos();
        }
        for (int second = 1; second <= 3; second++) {
            findings.accept(new TaskProfile(
                    second * 1_000L,
                    AT,
                    "w-1",
                    pool,
                    stack(frames),
                    computing,
                    new TaskProfile.Waiting(waited, lines.length * 10, queuedMillis * 1_000_000),
                    List.of(lines)));
        }
    }

    private static TaskProfile.Computing held(long millis) {
        return new TaskProfile.Computing(millis * 500_000, millis * 1_000_000, 10, 0, 0, 0);
    }

    /** In each second 12 threads compute on 4 processors, in tasks of 200 ms. */
    private static TaskProfile.Computing crowded(int threads, int tasks) {
        return new TaskProfile.Computing(4 * SECOND, threads * SECOND, tasks, threads, SECOND, (threads - 4) * SECOND);
    }

    private void parked(String frames) {
        for (int i = 0; i < 10; i++) {
            findings.accept(new Park(1_000 + i, 200_000_000, "w-1", false, FIXED, stack(frames)));
        }
    }

    private List<String> detectors() {
        return findings.conclude(JDK_21).stream().map(Finding::detector).toList();
    }

    @Test
    void tasks_that_wait_at_two_lines_are_one_finding_that_takes_in_those_of_the_lines() {
        parked(DATABASE);
        parked(WEB);
        lasting(FIXED, DATABASE, held(20), 1_400, line(DATABASE, WaitKind.JDBC, 800), line(WEB, WaitKind.HTTP, 700));
        List<Finding> found = findings.conclude(JDK_21);
        assertEquals(1, found.size(), found::toString);
        Finding finding = found.get(0);
        assertEquals("MisplacedWork", finding.detector());
        assertEquals(AT, finding.site());
        assertEquals(
                List.of("ParkedWorker", "ParkedWorker"),
                finding.absorbed().stream().map(Finding.Absorbed::detector).toList());
        assertTrue(finding.summary()
                .startsWith("Tasks that wait for 98 % of their time ran on orders (fixed pool, 4 workers)"));
        assertTrue(finding.details().contains(new Finding.Detail("lines that wait", "2")), finding.details()::toString);
    }

    @Test
    void of_tasks_that_wait_at_one_line_the_line_is_told_and_says_so() {
        parked(DATABASE);
        lasting(FIXED, DATABASE, held(20), 1_400, line(DATABASE, WaitKind.JDBC, 1_400), line(WEB, WaitKind.HTTP, 50));
        List<Finding> found = findings.conclude(JDK_21);
        assertEquals(
                List.of("ParkedWorker"), found.stream().map(Finding::detector).toList());
        assertEquals("MisplacedWork", found.get(0).absorbed().get(0).detector());
        assertTrue(found.get(0).details().stream()
                .anyMatch(detail -> detail.label().equals("MisplacedWork")));
    }

    @Test
    void where_the_line_has_no_finding_the_tasks_have_one() {
        lasting(FIXED, DATABASE, held(20), 1_400, line(DATABASE, WaitKind.JDBC, 1_400));
        assertEquals(List.of("MisplacedWork"), detectors());
    }

    @ParameterizedTest
    @CsvSource({
        "FIXED, 8, 1",
        "FIXED, 9, 0",
        "COMMON, 3, 1",
        "FORK_JOIN, 4, 1",
        "FORK_JOIN, 64, 0",
        "SINGLE, 1, 0",
        "SCHEDULED, 4, 0",
        "REQUEST_WORKERS, 4, 0",
        "OTHER, 4, 0"
    })
    void only_pools_as_wide_as_the_processors_are_too_narrow_for_waits(PoolKind kind, int width, int found) {
        Pool pool = new Pool("p", kind, Intent.COMPUTE, false, width, width, width, 20);
        lasting(pool, DATABASE, held(20), 1_400, line(DATABASE, WaitKind.JDBC, 1_400));
        assertEquals(found, detectors().size());
    }

    @Test
    void tasks_that_compute_a_fifth_of_their_time_do_not_only_wait() {
        lasting(FIXED, DATABASE, held(400), 1_600, line(DATABASE, WaitKind.JDBC, 1_600));
        assertEquals(List.of(), detectors());
    }

    @Test
    void tasks_that_wait_for_each_other_would_wait_on_any_pool() {
        lasting(FIXED, DATABASE, held(20), 1_600, line(DATABASE, WaitKind.LOCK, 900), line(WEB, WaitKind.HTTP, 700));
        assertEquals(List.of(), detectors());
    }

    @Test
    void without_tasks_in_the_queue_the_pool_is_wide_enough() {
        lasting(FIXED, DATABASE, held(20), 300, line(DATABASE, WaitKind.JDBC, 1_600));
        assertEquals(List.of(), detectors());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void what_the_user_declares_is_not_judged(boolean waits) {
        Pool declared = (waits ? FIXED : CACHED).declaredAs(waits ? Intent.BLOCKING : Intent.COMPUTE);
        lasting(declared, DATABASE, waits ? held(20) : crowded(12, 20), 1_400, line(DATABASE, WaitKind.JDBC, 1_400));
        assertEquals(List.of(), detectors());
    }

    @Test
    void many_that_compute_on_a_pool_without_a_limit_are_told_with_the_processors_that_they_had() {
        lasting(CACHED, TASK + RUN, crowded(12, 20), 0);
        List<Finding> found = findings.conclude(JDK_21);
        assertEquals(1, found.size());
        assertEquals(Severity.WARNING, found.get(0).severity());
        assertEquals(
                "Tasks that compute for 200 ms and more ran on pages (cached pool), up to 12 at once on 4 processors: for 3.0 s"
                        + " more of them computed than there are processors; they had one for 33 % of their time.",
                found.get(0).summary());
        assertTrue(found.get(0)
                .details()
                .contains(new Finding.Detail("belongs on", "a fixed pool with a thread per processor")));
    }

    @ParameterizedTest
    @CsvSource({"6, INFO", "7, WARNING"})
    void a_few_too_many_are_worth_knowing_and_no_more(int threads, Severity severity) {
        lasting(CACHED, TASK + RUN, crowded(threads, 20), 0);
        assertEquals(severity, findings.conclude(JDK_21).get(0).severity());
    }

    @ParameterizedTest
    @CsvSource({"80, 1", "81, 0"})
    void short_tasks_are_bursts(int tasksInASecond, int found) {
        lasting(CACHED, TASK + RUN, crowded(12, tasksInASecond), 0);
        assertEquals(found, detectors().size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sun.net.httpserver.ServerImpl$Exchange.run\n",
                "io.grpc.internal.SerializingExecutor.run\n",
                "sun.rmi.transport.tcp.TCPTransport$ConnectionHandler.run\n",
                "jakarta.servlet.http.HttpServlet.service\n"
            })
    void a_request_worker_may_compute(String server) {
        lasting(CACHED, TASK + server + RUN, crowded(12, 20), 0);
        assertEquals(List.of(), detectors());
    }

    @ParameterizedTest
    @CsvSource({
        "reactor.core.publisher.MonoCallable.call, Schedulers.parallel()",
        "io.reactivex.rxjava3.internal.operators.single.SingleFromCallable.subscribeActual, Schedulers.computation()",
        "io.vertx.core.impl.ContextImpl.lambda, a worker executor with a thread per processor"
    })
    void names_the_scheduler_of_the_library_that_runs_the_task(String frame, String belongs) {
        lasting(CACHED, TASK + frame + "\n" + RUN, crowded(12, 20), 0);
        assertTrue(findings.conclude(JDK_21).get(0).details().contains(new Finding.Detail("belongs on", belongs)));
    }

    @Test
    void what_was_over_within_a_second_may_have_been_the_start() {
        findings.accept(new TaskProfile(
                1_000,
                AT,
                "w-1",
                CACHED,
                stack(TASK + RUN),
                crowded(12, 20),
                new TaskProfile.Waiting(0, 0, 0),
                List.of()));
        assertEquals(List.of(), detectors());
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "5, 0"})
    void virtual_threads_that_wait_after_they_have_computed_do_both(int waits, int found) {
        Pool carriers =
                new Pool("virtual-thread carriers", PoolKind.VIRTUAL_PER_TASK, Intent.BLOCKING, false, 4, 4, 4, 12);
        for (int second = 1; second <= 3; second++) {
            findings.accept(new TaskProfile(
                    second * 1_000L,
                    AT,
                    "v",
                    carriers,
                    stack(TASK + "java.lang.VirtualThread.run\n"),
                    crowded(12, 20),
                    new TaskProfile.Waiting(0, waits, 0),
                    List.of()));
        }
        assertEquals(found, detectors().size());
    }

    @ParameterizedTest
    @CsvSource({
        "17, 'a pool of its own, as wide as the resource behind it'",
        "21, 'virtual threads, if nothing in them waits inside synchronized; else a wider pool of its own'",
        "25, 'virtual threads, bounded by a semaphore'"
    })
    void names_where_waiting_tasks_belong_on_each_jdk(int jdk, String belongs) {
        lasting(FIXED, DATABASE, held(20), 1_400, line(DATABASE, WaitKind.JDBC, 1_400));
        Finding finding = findings.conclude(new Conditions(jdk, 4)).get(0);
        assertTrue(finding.details().contains(new Finding.Detail("belongs on", belongs)), finding.details()::toString);
    }
}
