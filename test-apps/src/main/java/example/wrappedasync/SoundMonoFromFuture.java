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

/** Gives futures to a pipeline of Reactor. */
public final class SoundMonoFromFuture {
    private SoundMonoFromFuture() {}

    public static void main(String[] args) {
        ExecutorService pool = Load.fixedPool("pipeline", 2);
        Scheduler scheduler = Schedulers.fromExecutorService(pool);
        Flux.range(0, 10)
                .flatMap(i -> Mono.fromFuture(() -> Later.complete(42)).subscribeOn(scheduler))
                .blockLast(Duration.ofSeconds(30));
        scheduler.dispose();
        pool.shutdown();
    }
}
