/* SPDX-License-Identifier: Apache-2.0 */
package example.defaultexecutorchange;

import example.Later;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Reactor takes futures whose tasks wait in the default executor. */
// jvm: -XX:ActiveProcessorCount=2
public final class FaultyReactorFromFuture {
    private FaultyReactorFromFuture() {}

    public static void main(String[] args) {
        Flux.range(0, 8)
                .flatMap(id -> Mono.fromFuture(() -> {
                    // finding[17, 21]: DefaultExecutorChange
                    return CompletableFuture.supplyAsync(FaultyReactorFromFuture::load);
                }))
                .blockLast();
    }

    private static String load() {
        try {
            // finding[25]: DefaultExecutorChange
            // finding[25]: ParkedWorker sleep
            TimeUnit.MILLISECONDS.sleep(Later.MILLIS);
            return "rows";
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
