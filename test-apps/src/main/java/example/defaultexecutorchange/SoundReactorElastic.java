/* SPDX-License-Identifier: Apache-2.0 */
package example.defaultexecutorchange;

import example.Later;
import java.util.concurrent.TimeUnit;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Calls that wait run on the scheduler that is there for them. */
// jvm: -XX:ActiveProcessorCount=2
public final class SoundReactorElastic {
    private SoundReactorElastic() {}

    public static void main(String[] args) {
        Flux.range(0, 8)
                .flatMap(id -> Mono.fromCallable(SoundReactorElastic::load).subscribeOn(Schedulers.boundedElastic()))
                .blockLast();
    }

    private static String load() {
        try {
            TimeUnit.MILLISECONDS.sleep(Later.MILLIS);
            return "rows";
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
