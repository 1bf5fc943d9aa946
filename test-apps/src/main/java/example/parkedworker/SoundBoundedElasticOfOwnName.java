/* SPDX-License-Identifier: Apache-2.0 */
package example.parkedworker;

import example.Later;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** Waits on a scheduler of Reactor that is made for it, under a name of the application's own. */
public final class SoundBoundedElasticOfOwnName {
    private SoundBoundedElasticOfOwnName() {}

    public static void main(String[] args) {
        Scheduler mail = Schedulers.newBoundedElastic(8, 1000, "mail");
        try {
            for (int i = 0; i < 3; i++) {
                Flux.range(1, 8)
                        .flatMap(number -> Mono.fromCallable(() -> load(number)).subscribeOn(mail))
                        .blockLast();
            }
        } finally {
            mail.dispose();
        }
    }

    private static int load(int number) throws InterruptedException {
        Thread.sleep(Later.MILLIS);
        return number;
    }
}
