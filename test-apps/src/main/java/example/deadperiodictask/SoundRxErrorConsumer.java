/* SPDX-License-Identifier: Apache-2.0 */
package example.deadperiodictask;

import io.reactivex.rxjava3.core.Flowable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** An interval with a consumer of errors, which knows that it has ended. */
public final class SoundRxErrorConsumer {
    private SoundRxErrorConsumer() {}

    @SuppressWarnings("CheckReturnValue")
    public static void main(String[] args) throws Exception {
        CountDownLatch ended = new CountDownLatch(1);
        Flowable.interval(2, TimeUnit.MILLISECONDS)
                .subscribe(
                        tick -> {
                            throw new IllegalStateException("no connection");
                        },
                        failure -> {
                            System.out.println("polling has ended: " + failure);
                            ended.countDown();
                        });
        ended.await();
    }
}
