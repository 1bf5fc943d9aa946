/* SPDX-License-Identifier: Apache-2.0 */
package example.redundanthop;

import example.Load;
import java.util.concurrent.ExecutorService;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** Publishes on the scheduler that the value comes from. */
public final class FaultyReactorPublishOn {
    private FaultyReactorPublishOn() {}

    public static void main(String[] args) {
        ExecutorService pool = Load.fixedPool("publishers", 3);
        Scheduler scheduler = Schedulers.fromExecutorService(pool);
        // finding: RedundantHop
        Orders.take(
                400_000,
                order -> Mono.fromSupplier(() -> order)
                        .subscribeOn(scheduler)
                        .publishOn(scheduler)
                        .map(price -> price + 1)
                        .toFuture());
        pool.shutdown();
    }
}
