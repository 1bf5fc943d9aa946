/* SPDX-License-Identifier: Apache-2.0 */
package example.misplacedwork;

import example.Computing;
import java.time.Duration;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Packs pages on the scheduler of Reactor that is made for waiting. */
public final class FaultyBoundedElastic {
    private FaultyBoundedElastic() {}

    public static void main(String[] args) throws Exception {
        byte[] page = Computing.page(120);
        Rounds.run(() -> Flux.range(0, 10)
                // finding: MisplacedWork
                .flatMap(number -> Mono.fromCallable(() -> pack(page)).subscribeOn(Schedulers.boundedElastic()), 10)
                .blockLast(Duration.ofSeconds(60)));
    }

    private static int pack(byte[] page) {
        return Computing.packer(page).deflate(Computing.ROOM);
    }
}
