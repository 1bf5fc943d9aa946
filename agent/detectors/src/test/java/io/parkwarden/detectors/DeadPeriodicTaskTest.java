/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.detectors;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.parkwarden.model.Finding;
import io.parkwarden.model.Frame;
import io.parkwarden.model.Origin;
import io.parkwarden.model.PeriodicDeath;
import io.parkwarden.model.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeadPeriodicTaskTest {
    private static final Frame THROWS = frame("a.Prices", "refresh", Origin.APPLICATION);
    private static final Frame RUNNER = frame("java.util.concurrent.FutureTask", "runAndReset", Origin.JDK);
    private static final Frame SCHEDULES = frame("a.Main", "start", Origin.APPLICATION);
    private static final Frame LIBRARY = frame("org.lib.Cache", "sweep", Origin.LIBRARY);

    private final Findings findings = new Findings(List.of(new DeadPeriodicTask()));

    @Test
    void is_an_error_at_the_line_that_threw_and_names_the_one_that_scheduled() {
        tell(false, 0, List.of(THROWS, RUNNER), List.of(SCHEDULES));

        Finding finding = only();
        assertEquals(Severity.ERROR, finding.severity());
        assertEquals("refresh", finding.site().method());
        assertEquals(
                "A periodic task threw IllegalStateException after 3.2 s and will never run again.", finding.summary());
        assertEquals(List.of("thrown", "scheduled"), labels(finding));
        assertEquals("every 100 ms", detail(finding, "period"));
    }

    @Test
    void a_timer_takes_its_other_tasks_with_it() {
        tell(false, 2, List.of(THROWS), List.of(SCHEDULES));

        assertEquals(
                "A periodic task threw IllegalStateException after 3.2 s and will never run again; 2 other tasks of the"
                        + " same timer died with it.",
                only().summary());
    }

    @Test
    void stays_quiet_when_code_received_the_failure_later() {
        tell(false, 0, List.of(THROWS, RUNNER), List.of(SCHEDULES));
        tell(true, 0, List.of(THROWS, RUNNER), List.of(SCHEDULES));

        assertEquals(List.of(), findings.conclude(new Conditions(17, 4)));
    }

    @Test
    void a_librarys_own_task_is_information() {
        tell(false, 0, List.of(LIBRARY, RUNNER), List.of(LIBRARY));

        assertEquals(Severity.INFO, only().severity());
    }

    private void tell(boolean seenLate, int others, List<Frame> thrown, List<Frame> scheduled) {
        findings.accept(new PeriodicDeath(
                1_000,
                3_200_000_000L,
                "timer-1",
                null,
                seenLate,
                "java.lang.IllegalStateException",
                "ScheduledThreadPoolExecutor",
                100_000_000,
                others,
                thrown,
                scheduled));
    }

    private Finding only() {
        List<Finding> all = findings.conclude(new Conditions(17, 4));
        assertEquals(1, all.size());
        return all.get(0);
    }

    private static List<String> labels(Finding finding) {
        return finding.stacks().stream().map(Finding.StackSample::label).toList();
    }

    private static String detail(Finding finding, String label) {
        return finding.details().stream()
                .filter(detail -> detail.label().equals(label))
                .map(Finding.Detail::value)
                .findFirst()
                .orElse("none");
    }

    private static Frame frame(String className, String method, Origin origin) {
        return Frame.of(className, method, className + ".java", 7, origin);
    }
}
