/* SPDX-License-Identifier: Apache-2.0 */
package example.redundanthop;

import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

/** Each rail of Reactor has a worker of one thread, and batches what it passes on. */
public final class SoundReactorParallel {
    private SoundReactorParallel() {}

    public static void main(String[] args) {
        System.out.println(Flux.range(0, 100_000)
                .parallel(3)
                .runOn(Schedulers.parallel())
                .map(number -> number + 1)
                .sequential()
                .publishOn(Schedulers.parallel())
                .count()
                .block());
    }
}
