/* SPDX-License-Identifier: Apache-2.0 */
package example.parkedworker;

import example.Later;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** A scheduler of Reactor that is made for waiting has far more tasks than threads. */
public final class FaultyBoundedElasticOverrun {
    /** So many that on 17, where JFR tells of a sleep a second later, the queue is still there to be read. */
    private static final int LOADS = 80;

    private FaultyBoundedElasticOverrun() {}

    public static void main(String[] args) {
        Scheduler reports = Schedulers.newBoundedElastic(2, 1000, "reports");
        try {
            Flux.range(1, LOADS)
                    .flatMap(number -> Mono.fromCallable(() -> load(number)).subscribeOn(reports), LOADS)
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
