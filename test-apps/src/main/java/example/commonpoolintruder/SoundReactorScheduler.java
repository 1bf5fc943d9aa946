/* SPDX-License-Identifier: Apache-2.0 */
package example.commonpoolintruder;

import example.Later;
import java.time.Duration;
import java.util.concurrent.ForkJoinPool;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

/** Reactor runs a pipeline on the common pool because the application said so. */
public final class SoundReactorScheduler {
    private SoundReactorScheduler() {}

    public static void main(String[] args) {
        Flux.range(0, 8)
                .parallel(3)
                .runOn(Schedulers.fromExecutor(ForkJoinPool.commonPool()))
                .map(i -> Later.spin(100))
                .sequential()
                .blockLast(Duration.ofSeconds(30));
    }
}
