/* SPDX-License-Identifier: Apache-2.0 */
package example.unobservedfailure;

import reactor.core.publisher.Hooks;
import reactor.core.publisher.Mono;

/** The application has said what is to be done with failures that are dropped. */
public final class SoundReactorHook {
    private SoundReactorHook() {}

    public static void main(String[] args) {
        Hooks.onErrorDropped(failure -> System.out.println("dropped: " + failure.getMessage()));
        try {
            Mono.fromCallable(SoundReactorHook::load).subscribe(System.out::println);
        } finally {
            Hooks.resetOnErrorDropped();
        }
    }

    private static String load() {
        throw new IllegalStateException("no such order");
    }
}
