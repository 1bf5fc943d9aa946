/* SPDX-License-Identifier: Apache-2.0 */
package example.unobservedfailure;

import java.util.concurrent.CompletableFuture;

/** A future of the application that adds a name to each stage: its stages fail like any other. */
public final class FaultySubclassOverrides {
    /** Has a name, and so have its stages. */
    private static final class Named<T> extends CompletableFuture<T> {
        private final String name;

        Named(String name) {
            this.name = name;
        }

        @Override
        public <U> CompletableFuture<U> newIncompleteFuture() {
            return new Named<>(name + "'");
        }
    }

    private FaultySubclassOverrides() {}

    public static void main(String[] args) {
        Named<String> order = new Named<>("order");
        order.thenApply(FaultySubclassOverrides::parse).thenAccept(System.out::println);
        order.complete("seven");
    }

    private static int parse(String number) {
        // finding: UnobservedFailure
        throw new IllegalArgumentException(number.length() + " letters");
    }
}
