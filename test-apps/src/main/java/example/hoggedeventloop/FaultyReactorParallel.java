/* SPDX-License-Identifier: Apache-2.0 */
package example.hoggedeventloop;

import example.Computing;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** Computes on a parallel scheduler of Reactor on which a heartbeat has to be on time. */
public final class FaultyReactorParallel {
    private FaultyReactorParallel() {}

    public static void main(String[] args) throws Exception {
        byte[] page = Computing.page(250);
        Scheduler scheduler = Schedulers.newParallel("beats", 1);
        CountDownLatch beats = new CountDownLatch(20);
        Disposable heart = Flux.interval(Duration.ofMillis(50), scheduler)
                .onBackpressureDrop()
                .subscribe(beat -> beats.countDown());
        try {
            for (int i = 0; i < 6; i++) {
                Flux.just(page).publishOn(scheduler).map(key -> pack(key)).blockLast();
            }
            beats.await(30, TimeUnit.SECONDS);
        } finally {
            heart.dispose();
            scheduler.dispose();
        }
    }

    private static int pack(byte[] page) {
        // finding: HoggedEventLoop
        return Computing.packer(page).deflate(Computing.ROOM);
    }
}
