/* SPDX-License-Identifier: Apache-2.0 */
package example.misplacedwork;

import example.Later;
import io.reactivex.rxjava3.core.Flowable;
import io.reactivex.rxjava3.core.Single;
import io.reactivex.rxjava3.schedulers.Schedulers;

/** Orders wait twice on the scheduler of RxJava that has a thread per processor. */
public final class FaultyRxComputation {
    private FaultyRxComputation() {}

    public static void main(String[] args) throws Exception {
        Rounds.run(() -> Flowable.range(0, 24)
                .flatMapSingle(
                        order -> Single.fromCallable(
                                        // finding: MisplacedWork
                                        () -> ship())
                                .subscribeOn(Schedulers.computation()),
                        false,
                        24)
                .blockingSubscribe());
    }

    private static int ship() throws InterruptedException {
        Thread.sleep(Later.MILLIS);
        Thread.sleep(Later.MILLIS);
        return 42;
    }
}
