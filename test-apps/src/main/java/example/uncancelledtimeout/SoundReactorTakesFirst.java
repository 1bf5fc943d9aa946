/* SPDX-License-Identifier: Apache-2.0 */
package example.uncancelledtimeout;

import example.Later;
import java.util.concurrent.CountDownLatch;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

/** A sequence ends itself and goes on with what it has: the work after that is wanted. */
public final class SoundReactorTakesFirst {
    private SoundReactorTakesFirst() {}

    public static void main(String[] args) throws Exception {
        CountDownLatch done = new CountDownLatch(1);
        Flux.range(0, 1_000_000)
                .subscribeOn(Schedulers.boundedElastic())
                .take(1)
                .subscribe(first -> {
                    Later.spin(1_600);
                    done.countDown();
                });
        done.await();
    }
}
