/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.track;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

class TaskCodeTest {
    private static final String HERE = "io.parkwarden.core.track.TaskCodeTest";

    private final TaskCode codes = new TaskCode();

    @Test
    void names_the_body_of_a_lambda() {
        Runnable task = () -> {
            throw new IllegalStateException();
        };
        String code = codes.of(task);
        assertTrue(code.startsWith(HERE + ".lambda$names_the_body_of_a_lambda$"), code);
    }

    @Test
    void names_the_body_of_a_lambda_that_captures_and_boxes() {
        int number = HERE.length();
        Callable<Integer> task = () -> number;
        String code = codes.of(task);
        assertTrue(code.startsWith(HERE + ".lambda$names_the_body_of_a_lambda_that_captures_and_boxes$"), code);
    }

    @Test
    void names_the_method_of_a_method_reference() {
        Callable<Integer> boxing = TaskCodeTest::number;
        assertEquals(HERE + ".number", codes.of(boxing));
    }

    @Test
    void names_the_class_of_a_task_object() {
        Runnable task = new Runnable() {
            @Override
            public void run() {}
        };
        assertEquals(HERE + "$1", codes.of(task));
    }

    private static int number() {
        return 1;
    }
}
