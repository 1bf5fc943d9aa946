/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.detectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.parkwarden.model.Failure;
import io.parkwarden.model.Failure.Circumstance;
import io.parkwarden.model.Failure.Sight;
import io.parkwarden.model.Finding;
import io.parkwarden.model.Frame;
import io.parkwarden.model.Origin;
import io.parkwarden.model.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;

class UnobservedFailureTest {
    private static final Frame RUNNER = frame("java.util.concurrent.CompletableFuture$AsyncRun", "run", Origin.JDK);
    private static final Frame PARSE = frame("java.lang.Integer", "parseInt", Origin.JDK);
    private static final Frame LOAD = frame("a.Orders", "load", Origin.APPLICATION);
    private static final Frame CALLER = frame("a.Main", "main", Origin.APPLICATION);
    private static final Frame DRIVER = frame("org.lib.Driver", "send", Origin.LIBRARY);

    private final Findings findings = new Findings(List.of(new UnobservedFailure()));

    @Test
    void reports_the_first_line_of_the_application_that_threw() {
        tell(Sight.UNSEEN, 1, Circumstance.PLAIN, PARSE, LOAD, RUNNER);
        tell(Sight.CONFIRMED, 1, Circumstance.PLAIN, PARSE, LOAD, RUNNER);

        Finding finding = only();
        assertEquals(Severity.WARNING, finding.severity());
        assertEquals("load", finding.site().method());
        assertEquals(1, finding.blocked().count());
    }

    @Test
    void counts_what_is_unseen_final_and_taken_back() {
        tell(Sight.UNSEEN, 5, Circumstance.PLAIN, LOAD, RUNNER);
        tell(Sight.SEEN_LATE, 2, Circumstance.PLAIN, LOAD, RUNNER);
        tell(Sight.CONFIRMED, 1, Circumstance.PLAIN, LOAD, RUNNER);

        assertEquals("3", detail("unseen"));
        assertEquals("1", detail("of these for good"));
        assertEquals("2", detail("taken back, seen late"));
    }

    @Test
    void stays_quiet_when_all_were_seen_late() {
        tell(Sight.UNSEEN, 2, Circumstance.PLAIN, LOAD, RUNNER);
        tell(Sight.SEEN_LATE, 2, Circumstance.PLAIN, LOAD, RUNNER);

        assertEquals(List.of(), conclude());
    }

    @Test
    void is_information_until_it_is_final() {
        tell(Sight.UNSEEN, 1, Circumstance.PLAIN, LOAD, RUNNER);

        assertEquals(Severity.INFO, only().severity());
    }

    @Test
    void is_information_when_another_failure_went_on_or_another_future_won() {
        for (Circumstance circumstance : List.of(Circumstance.SECOND, Circumstance.LOST_RACE)) {
            tell(Sight.UNSEEN, 1, circumstance, LOAD, RUNNER);
            tell(Sight.CONFIRMED, 1, circumstance, LOAD, RUNNER);
        }

        assertEquals(
                List.of(Severity.INFO, Severity.INFO),
                conclude().stream().map(Finding::severity).toList());
    }

    @Test
    void is_information_when_a_library_dropped_it_inside_itself() {
        tell(Sight.UNSEEN, 1, Circumstance.PLAIN, DRIVER, RUNNER, CALLER);
        tell(Sight.CONFIRMED, 1, Circumstance.PLAIN, DRIVER, RUNNER, CALLER);

        assertEquals(Severity.INFO, only().severity());
        assertEquals("lib.jar", detail("thrown and dropped in"));
    }

    @Test
    void is_the_applications_when_its_task_called_the_library() {
        tell(Sight.UNSEEN, 1, Circumstance.PLAIN, DRIVER, LOAD, RUNNER, CALLER);
        tell(Sight.CONFIRMED, 1, Circumstance.PLAIN, DRIVER, LOAD, RUNNER, CALLER);

        assertEquals(Severity.WARNING, only().severity());
        assertEquals("load", only().site().method());
    }

    @Test
    void a_librarys_own_promise_on_a_thread_of_the_application_is_the_librarys() {
        tell(Sight.UNSEEN, 1, Circumstance.PLAIN, DRIVER, CALLER);
        tell(Sight.CONFIRMED, 1, Circumstance.PLAIN, DRIVER, CALLER);

        assertEquals(Severity.INFO, only().severity());
        assertEquals("send", only().site().method());
    }

    @Test
    void stays_quiet_inside_the_jdk() {
        tell(
                Sight.UNSEEN,
                1,
                Circumstance.PLAIN,
                frame("jdk.internal.net.http.Http1Exchange", "read", Origin.JDK),
                RUNNER);

        assertEquals(List.of(), conclude());
    }

    @Test
    void a_method_reference_into_the_jdk_names_the_line_that_ran_the_stage() {
        tell(Sight.UNSEEN, 1, Circumstance.PLAIN, PARSE, RUNNER, CALLER);
        tell(Sight.CONFIRMED, 1, Circumstance.PLAIN, PARSE, RUNNER, CALLER);

        assertEquals("main", only().site().method());
    }

    @Test
    void lambdas_of_one_origin_are_one_finding() {
        tell(Sight.UNSEEN, 3, Circumstance.PLAIN, LOAD, RUNNER);
        tell(Sight.UNSEEN, 4, Circumstance.PLAIN, LOAD, RUNNER, CALLER);

        assertEquals(7, only().blocked().count());
        assertTrue(only().summary().startsWith("7 futures failed with IOException"), only()::summary);
    }

    private void tell(Sight sight, long failures, Circumstance circumstance, Frame... thrown) {
        findings.accept(new Failure(
                1_000,
                "worker-1",
                null,
                sight,
                failures,
                "java.io.IOException",
                "CompletableFuture",
                2,
                circumstance,
                "lib.jar",
                List.of(thrown),
                List.of(),
                false,
                ""));
    }

    private List<Finding> conclude() {
        return findings.conclude(new Conditions(21, 4));
    }

    private Finding only() {
        assertEquals(1, conclude().size());
        return conclude().get(0);
    }

    private String detail(String label) {
        return only().details().stream()
                .filter(detail -> detail.label().equals(label))
                .map(Finding.Detail::value)
                .findFirst()
                .orElse("none");
    }

    private static Frame frame(String className, String method, Origin origin) {
        return Frame.of(className, method, className + ".java", 7, origin);
    }
}
