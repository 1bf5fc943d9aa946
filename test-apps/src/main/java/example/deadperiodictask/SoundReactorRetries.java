/* SPDX-License-Identifier: Apache-2.0 */
package example.deadperiodictask;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;

/** An interval whose failures begin it anew. */
public final class SoundReactorRetries {
    private SoundReactorRetries() {}

    public static void main(String[] args) throws Exception {
        CountDownLatch runs = new CountDownLatch(5);
        Disposable polling = Flux.interval(Duration.ofMillis(2))
                .doOnNext(tick -> {
                    runs.countDown();
                    throw new IllegalStateException("no connection");
                })
                .retry()
                .subscribe();
        runs.await();
        polling.dispose();
    }
}
