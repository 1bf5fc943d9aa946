/* SPDX-License-Identifier: Apache-2.0 */
package example.unobservedfailure;

import java.util.concurrent.atomic.AtomicInteger;
import reactor.core.publisher.Mono;

/** The first attempts fail and are made again. */
public final class SoundReactorRetry {
    private SoundReactorRetry() {}

    public static void main(String[] args) {
        AtomicInteger attempts = new AtomicInteger();
        String answer = Mono.fromCallable(() -> load(attempts.incrementAndGet()))
                .retry(3)
                .block();
        System.out.println(answer);
    }

    private static String load(int attempt) {
        if (attempt < 3) {
            throw new IllegalStateException("attempt " + attempt);
        }
        return "attempt " + attempt + " succeeded";
    }
}
