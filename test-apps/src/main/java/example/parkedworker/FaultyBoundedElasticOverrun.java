/* SPDX-License-Identifier: Apache-2.0 */
package example.parkedworker;

import example.Later;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** A scheduler of Reactor that is made for waiting has far more tasks than threads. */
public final class FaultyBoundedElasticOverrun {
    private FaultyBoundedElasticOverrun() {}

    public static void main(String[] args) {
        Scheduler reports = Schedulers.newBoundedElastic(2, 1000, "reports");
        try {
            Flux.range(1, 24)
                    .flatMap(number -> Mono.fromCallable(() -> load(number)).subscribeOn(reports), 24)
                    .blockLast();
        } finally {
            reports.dispose();
        }
    }

    private static int load(int number) throws InterruptedException {
        // finding: ParkedWorker sleep
        Thread.sleep(Later.MILLIS);
        return number;
    }
}
