/* SPDX-License-Identifier: Apache-2.0 */
package example.blockedeventloop;

import example.Later;
import io.reactivex.rxjava3.core.Flowable;
import io.reactivex.rxjava3.core.Observable;
import io.reactivex.rxjava3.schedulers.Schedulers;
import java.util.concurrent.TimeUnit;

/** Waits where RxJava is made for it: on the io and newThread schedulers, and with blockingLast on the main thread. */
public final class SoundRxIo {
    private SoundRxIo() {}

    public static void main(String[] args) {
        Flowable.range(1, 8)
                .flatMap(number -> Flowable.fromCallable(() -> load(number)).subscribeOn(Schedulers.io()))
                .ignoreElements()
                .blockingAwait();
        Observable.range(1, 4)
                .observeOn(Schedulers.newThread())
                .map(SoundRxIo::load)
                .ignoreElements()
                .blockingAwait();
        Observable.interval(20, TimeUnit.MILLISECONDS).take(5).ignoreElements().blockingAwait();
    }

    private static int load(int number) throws InterruptedException {
        Thread.sleep(Later.MILLIS);
        return number;
    }
}
