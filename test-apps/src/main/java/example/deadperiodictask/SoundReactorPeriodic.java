/* SPDX-License-Identifier: Apache-2.0 */
package example.deadperiodictask;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import reactor.core.Disposable;
import reactor.core.scheduler.Schedulers;

/** A periodic task of a Reactor scheduler is run again after it has thrown. */
public final class SoundReactorPeriodic {
    private SoundReactorPeriodic() {}

    public static void main(String[] args) throws Exception {
        CountDownLatch runs = new CountDownLatch(5);
        Disposable task = Schedulers.parallel()
                .schedulePeriodically(
                        () -> {
                            runs.countDown();
                            throw new IllegalStateException("no connection");
                        },
                        1,
                        2,
                        TimeUnit.MILLISECONDS);
        runs.await();
        task.dispose();
    }
}
