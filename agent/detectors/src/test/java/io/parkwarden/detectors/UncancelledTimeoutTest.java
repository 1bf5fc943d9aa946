/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.detectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.parkwarden.model.Confidence;
import io.parkwarden.model.Finding;
import io.parkwarden.model.Frame;
import io.parkwarden.model.Intent;
import io.parkwarden.model.Origin;
import io.parkwarden.model.Overrun;
import io.parkwarden.model.Overrun.End;
import io.parkwarden.model.Pool;
import io.parkwarden.model.PoolKind;
import io.parkwarden.model.Severity;
import io.parkwarden.model.Site;
import io.parkwarden.model.Stack;
import io.parkwarden.model.WaitKind;
import java.util.List;
import org.junit.jupiter.api.Test;

class UncancelledTimeoutTest {
    private static final Stack END =
            new WaitBuilder(WaitKind.FUTURE).at(7).park().stack();
    private static final Stack WORK =
            new WaitBuilder(WaitKind.SOCKET_READ).at(40).park().stack();

    private final UncancelledTimeout detector = new UncancelledTimeout();
    private final Findings findings = new Findings(List.of(detector));

    @Test
    void names_the_line_that_cancelled_and_shows_the_work() {
        findings.accept(overrun(End.CANCELLED, 1, 1_000, WaitBuilder.pool(PoolKind.FIXED, 0)));
        findings.accept(overrun(End.CANCELLED, 2, 2_400, WaitBuilder.pool(PoolKind.FIXED, 0)));

        Finding finding = findings.conclude(new Conditions(17, 4)).get(0);
        assertEquals(Severity.WARNING, finding.severity());
        assertEquals(Confidence.PROVEN, finding.confidence());
        assertEquals(END.site(), finding.site());
        assertEquals(
                "A future was cancelled here, and its work went on in pool-1: 1 time, for 2.4 s at worst.",
                finding.summary());
        assertEquals(
                List.of("cancelled", "work"),
                finding.stacks().stream().map(Finding.StackSample::label).toList());
        assertEquals(WORK.site().toString(), finding.details().get(0).value());
    }

    @Test
    void a_wait_that_gave_up_is_likely_as_somebody_may_come_back() {
        findings.accept(overrun(End.GIVEN_UP, 1, 1_000, null));
        assertEquals(
                Confidence.LIKELY,
                findings.conclude(new Conditions(17, 4)).get(0).confidence());
    }

    @Test
    void a_timeout_of_the_future_itself_names_the_line_that_set_it() {
        findings.accept(overrun(End.TIMED_OUT, 1, 1_500, WaitBuilder.pool(PoolKind.FIXED, 0)));

        Finding finding = findings.conclude(new Conditions(17, 4)).get(0);
        assertEquals(Confidence.PROVEN, finding.confidence());
        assertEquals(
                "A future was given a timeout here, which ended it, and its work went on in pool-1: 1 time, for 1.5 s at"
                        + " worst.",
                finding.summary());
        assertEquals("timed out", finding.stacks().get(0).label());
    }

    @Test
    void a_future_that_a_library_cancelled_names_the_line_of_its_task() {
        Frame library = frame("reactor.core.scheduler.WorkerTask", 126, Origin.LIBRARY);
        Frame inner = frame("shop.Sum", 90, Origin.APPLICATION);
        Frame task = frame("shop.Report", 12, Origin.APPLICATION);
        Stack end = stack(library, List.of(library));
        Stack work = stack(inner, List.of(inner, task, library));
        findings.accept(
                new Overrun(1_000, 1_500_000_000, 1, "elastic-1", null, End.CANCELLED, "parallel-1", end, work));

        Finding finding = findings.conclude(new Conditions(17, 4)).get(0);
        assertEquals(Severity.WARNING, finding.severity());
        assertEquals(Site.of(task), finding.site());
        assertEquals("cancelled by", finding.details().get(0).label());
    }

    /** JDK 17 shows the class of a lambda, which has no line. */
    @Test
    void the_class_of_a_lambda_is_no_line_of_the_task() {
        Frame library = frame("reactor.core.scheduler.WorkerTask", 126, Origin.LIBRARY);
        Frame lambda = frame("shop.Report$$Lambda$202/0x00007fd944195000", -1, Origin.APPLICATION);
        Frame task = frame("shop.Report", 12, Origin.APPLICATION);
        Stack end = stack(library, List.of(library));
        Stack work = stack(task, List.of(task, lambda, library));
        findings.accept(
                new Overrun(1_000, 1_500_000_000, 1, "elastic-1", null, End.CANCELLED, "parallel-1", end, work));

        assertEquals(
                Site.of(task), findings.conclude(new Conditions(17, 4)).get(0).site());
    }

    private static Stack stack(Frame site, List<Frame> frames) {
        return new Stack(frames, END.execution(), END.kind(), "", Site.of(site), false, false);
    }

    private static Frame frame(String className, int line, Origin origin) {
        return Frame.of(className, "run", null, line, origin);
    }

    @Test
    void stays_quiet_on_a_pool_that_is_declared_as_ignored() {
        assertNull(
                detector.examine(overrun(End.CANCELLED, 1, 1_000, WaitBuilder.pool(PoolKind.FIXED, 0, Intent.IGNORE))));
    }

    private static Overrun overrun(End end, int times, long millis, Pool pool) {
        return new Overrun(1_000, millis * 1_000_000, times, "pool-1-thread-1", pool, end, "http-4", END, WORK);
    }
}
