/* SPDX-License-Identifier: Apache-2.0 */
package example.misplacedwork;

import example.Computing;
import java.time.Duration;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

/** Computes on the scheduler of Reactor that has a thread per processor. */
public final class SoundReactorParallel {
    private SoundReactorParallel() {}

    public static void main(String[] args) throws Exception {
        byte[] page = Computing.page(100);
        Rounds.run(() -> Flux.range(0, 10)
                .parallel()
                .runOn(Schedulers.parallel())
                .map(number -> pack(page))
                .sequential()
                .blockLast(Duration.ofSeconds(60)));
    }

    private static int pack(byte[] page) {
        return Computing.packer(page).deflate(Computing.ROOM);
    }
}
