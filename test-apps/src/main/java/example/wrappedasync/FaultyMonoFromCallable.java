/* SPDX-License-Identifier: Apache-2.0 */
package example.wrappedasync;

import example.Later;
import example.Load;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** Joins a future inside Mono.fromCallable, where Mono.fromFuture belongs. */
public final class FaultyMonoFromCallable {
    private FaultyMonoFromCallable() {}

    public static void main(String[] args) {
        ExecutorService pool = Load.fixedPool("mono", 2);
        Scheduler scheduler = Schedulers.fromExecutorService(pool);
        Flux.range(0, 10)
                .flatMap(i -> Mono.fromCallable(FaultyMonoFromCallable::load).subscribeOn(scheduler))
                .blockLast(Duration.ofSeconds(30));
        scheduler.dispose();
        pool.shutdown();
    }

    private static Integer load() {
        // finding: WrappedAsync future
        return Later.complete(42).join();
    }
}
