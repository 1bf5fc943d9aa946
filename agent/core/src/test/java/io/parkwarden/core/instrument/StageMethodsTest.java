/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.instrument;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.parkwarden.detectors.StageTypes;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class StageMethodsTest {
    @Test
    void overloads_are_told_apart_by_their_lines() {
        StageMethods methods = of(Shop.class);

        assertTrue(methods.has("price", Shop.price("apple").join().getLineNumber()));
        assertFalse(methods.has("price", Shop.price(7).getLineNumber()));
        assertFalse(methods.has("other", Shop.price("apple").join().getLineNumber()));
        assertFalse(methods.has("price", -1), "a line that is not known");
    }

    @Test
    void what_a_lambda_returns_is_its_callers_contract() {
        StageMethods methods = of(Shop.class);
        StackTraceElement lambda = Shop.deferred().get().join();

        assertTrue(lambda.getMethodName().startsWith("lambda$"), lambda::toString);
        assertFalse(methods.has(lambda.getMethodName(), lambda.getLineNumber()));
    }

    @Test
    void nothing_is_known_of_a_class_whose_file_is_not_to_be_had() {
        assertSame(StageMethods.NONE, of(String.class));
        assertSame(StageMethods.NONE, of(int[].class));
        assertSame(StageMethods.NONE, of(((Runnable) () -> {}).getClass()));
        assertSame(StageMethods.NONE, of(StageMethodsTest.class), "no method of it returns a stage");
    }

    private static StageMethods of(Class<?> type) {
        return StageMethods.of(type, StageTypes::returnedBy);
    }

    private static StackTraceElement here() {
        return new Throwable().getStackTrace()[1];
    }

    private static final class Shop {
        static CompletableFuture<StackTraceElement> price(String name) {
            return CompletableFuture.completedFuture(here());
        }

        static StackTraceElement price(int number) {
            return here();
        }

        static Supplier<CompletableFuture<StackTraceElement>> deferred() {
            return () -> CompletableFuture.completedFuture(here());
        }
    }
}
