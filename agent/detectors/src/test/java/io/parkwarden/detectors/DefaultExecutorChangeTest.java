/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.detectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.parkwarden.model.DefaultAsync;
import io.parkwarden.model.Finding;
import io.parkwarden.model.Severity;
import io.parkwarden.model.WaitKind;
import java.util.List;
import org.junit.jupiter.api.Test;

class DefaultExecutorChangeTest {
    private static final Conditions JDK_21 = new Conditions(21, 2);

    private final Findings findings = new Findings(List.of(new DefaultExecutorChange()));

    @Test
    void tasks_that_wait_are_a_warning_with_their_numbers() {
        findings.accept(tasks(1, 3, 1, 40));
        findings.accept(tasks(2, 8, 6, 250));

        Finding finding = findings.conclude(JDK_21).get(0);
        assertEquals(Severity.WARNING, finding.severity());
        assertTrue(finding.summary().startsWith("8 tasks without an executor got a thread each, with 2 processors."));
        assertTrue(finding.summary().contains("They waited 6 times, 250 ms in all"), finding.summary());
        assertEquals(1, finding.blocked().count(), "told twice, one line");
    }

    @Test
    void tasks_that_only_compute_are_information() {
        findings.accept(tasks(1, 8, 0, 0));
        assertEquals(Severity.INFO, findings.conclude(JDK_21).get(0).severity());
    }

    @Test
    void on_25_the_sentence_speaks_of_the_one_worker() {
        findings.accept(tasks(1, 0, 6, 250));
        String summary = findings.conclude(new Conditions(25, 1)).get(0).summary();
        assertTrue(summary.contains("the common pool's only worker, with 1 processor, a daemon"), summary);
    }

    @Test
    void where_only_a_wait_is_known_the_sentence_counts_no_tasks() {
        findings.accept(tasks(1, 0, 6, 250));
        String summary = findings.conclude(JDK_21).get(0).summary();
        assertTrue(summary.startsWith("Tasks without an executor got a thread each, with 2 processors."), summary);
    }

    @Test
    void with_many_processors_the_sentence_speaks_of_the_property() {
        findings.accept(tasks(1, 8, 6, 250));
        String summary = findings.conclude(new Conditions(17, 8)).get(0).summary();
        assertTrue(summary.contains("where the common pool's parallelism was set so low"), summary);
    }

    private static DefaultAsync tasks(int times, long tasks, long blocked, long millis) {
        return new DefaultAsync(
                1_000,
                millis * 1_000_000,
                times,
                "main",
                null,
                new WaitBuilder(WaitKind.PARK).park().stack(),
                tasks,
                blocked);
    }
}
