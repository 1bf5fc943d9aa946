/* SPDX-License-Identifier: Apache-2.0 */
package example.unobservedfailure;

import java.util.concurrent.CompletableFuture;

/** A future class of its own changes nothing: its failure is dropped. */
public final class FaultySubclass {
    private FaultySubclass() {}

    public static void main(String[] args) throws Exception {
        CompletableFuture<String> future = new Traced<String>("report").completeAsync(FaultySubclass::build);
        future.thenApply(String::length);

        for (long end = System.nanoTime() + 10_000_000_000L; !future.isDone() && System.nanoTime() < end; ) {
            Thread.onSpinWait(); // isDone tells nothing of a failure
        }
    }

    private static String build() {
        // finding: UnobservedFailure
        throw new IllegalStateException("no data");
    }

    private static final class Traced<T> extends CompletableFuture<T> {
        private final String name;

        Traced(String name) {
            this.name = name;
        }

        @Override
        public <U> CompletableFuture<U> newIncompleteFuture() {
            return new Traced<>(name);
        }

        @Override
        public String toString() {
            return name;
        }
    }
}
