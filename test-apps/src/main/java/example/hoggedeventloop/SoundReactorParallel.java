/* SPDX-License-Identifier: Apache-2.0 */
package example.hoggedeventloop;

import example.Computing;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

/** Parallel computing on Reactor's parallel scheduler, which is made for it, and on threads of another one; no timer waits. */
public final class SoundReactorParallel {
    private SoundReactorParallel() {}

    public static void main(String[] args) throws Exception {
        byte[] page = Computing.page(150);
        Flux.range(1, 12)
                .parallel()
                .runOn(Schedulers.parallel())
                .map(number -> pack(page))
                .sequential()
                .blockLast();
        Flux.range(1, 4)
                .publishOn(Schedulers.boundedElastic())
                .map(number -> pack(page))
                .blockLast();
    }

    private static int pack(byte[] page) {
        return Computing.packer(page).deflate(Computing.ROOM);
    }
}
