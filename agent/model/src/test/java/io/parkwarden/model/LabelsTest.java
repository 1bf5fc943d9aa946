/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LabelsTest {
    @Test
    void kinds_of_waits_have_labels_of_their_own() {
        Set<String> labels = new HashSet<>();
        for (WaitKind kind : WaitKind.values()) {
            assertTrue(labels.add(kind.label()), kind.label());
        }
    }

    @Test
    void severities_and_confidences_are_ordered_from_mild_to_strong() {
        assertTrue(Severity.INFO.compareTo(Severity.WARNING) < 0 && Severity.WARNING.compareTo(Severity.ERROR) < 0);
        assertTrue(Confidence.HINT.compareTo(Confidence.LIKELY) < 0);
        assertTrue(Confidence.LIKELY.compareTo(Confidence.PROVEN) < 0);
    }

    @Test
    void idle_workers_and_threads_of_no_pool_run_no_task() {
        Set<Execution> outside = new HashSet<>();
        for (Execution execution : Execution.values()) {
            if (!execution.inTask()) {
                outside.add(execution);
            }
        }
        assertEquals(Set.of(Execution.IDLE, Execution.OWN_THREAD), outside);
    }
}
