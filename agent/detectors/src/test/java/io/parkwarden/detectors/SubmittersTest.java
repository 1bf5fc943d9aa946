/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.detectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.parkwarden.model.Finding;
import io.parkwarden.model.Frame;
import io.parkwarden.model.Park;
import io.parkwarden.model.Site;
import io.parkwarden.model.Submission;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SubmittersTest {
    private static final Conditions JDK_21 = new Conditions(21, 4);
    private final Findings findings = new Findings(Detectors.all());

    private static final String STACK = """
            java.lang.Thread.sleep
            com.acme.Store.load(Store.java:7)
            com.acme.Shop.lambda$order$0(Shop.java:20)
            java.util.concurrent.CompletableFuture$AsyncSupply.run
            java.util.concurrent.ThreadPoolExecutor.runWorker
            java.lang.Thread.run
            """;

    private static Park park(String stack) {
        return new Park(
                1_000,
                100_000_000,
                "pool-1-thread-1",
                false,
                WaitBuilder.pool(io.parkwarden.model.PoolKind.COMMON, 0),
                StackReading.read(Stacks.of(stack), null));
    }

    private static Submission submission(String code, int line) {
        List<Frame> frames = Stacks.of("com.acme.Shop.order(Shop.java:" + line + ")\ncom.acme.Main.main(Main.java:3)");
        return new Submission(900, "main", code, Site.of(frames.get(0)), frames);
    }

    @Test
    void the_code_of_a_task_is_its_outermost_line_of_the_application() {
        assertEquals(Set.of("com.acme.Shop", "com.acme.Shop.lambda$order$0"), TaskFrames.codes(park(STACK)));
    }

    @Test
    void a_thread_without_a_task_has_no_code() {
        assertEquals(Set.of(), TaskFrames.codes(park("java.lang.Thread.sleep\ncom.acme.Main.main(Main.java:3)")));
    }

    @Test
    void library_code_that_runs_no_application_code_has_no_code() {
        assertEquals(
                Set.of(),
                TaskFrames.codes(park(
                        "java.lang.Thread.sleep\norg.lib.Job.run\njava.util.concurrent.ThreadPoolExecutor.runWorker")));
    }

    @Test
    void a_finding_names_who_submits_its_task() {
        assertTrue(findings.accept(park(STACK)));
        assertFalse(findings.accept(submission("com.acme.Shop.lambda$order$0", 19)));

        Finding finding = findings.conclude(JDK_21).get(0);
        assertEquals(
                List.of(new Finding.Detail("submitted at", "com.acme.Shop.order(Shop.java:19)")), finding.details());
        Finding.StackSample sample = finding.stacks().get(finding.stacks().size() - 1);
        assertEquals("submitted", sample.label());
        assertEquals("main", sample.thread());
        assertEquals(2, sample.frames().size());
    }

    @Test
    void of_several_lines_the_most_frequent_is_first() {
        findings.accept(park(STACK));
        findings.accept(submission("com.acme.Shop.lambda$order$0", 30));
        findings.accept(submission("com.acme.Shop.lambda$order$0", 19));
        findings.accept(submission("com.acme.Shop.lambda$order$0", 19));

        assertEquals(
                List.of(
                        "com.acme.Shop.order(Shop.java:19), 2 of 3 times seen",
                        "com.acme.Shop.order(Shop.java:30), 1 of 3 times seen"),
                findings.conclude(JDK_21).get(0).details().stream()
                        .map(Finding.Detail::value)
                        .toList());
    }

    @Test
    void another_tasks_line_is_not_its_own() {
        findings.accept(park(STACK));
        findings.accept(submission("com.acme.Shop.lambda$order$1", 19));

        assertEquals(List.of(), findings.conclude(JDK_21).get(0).details());
    }
}
