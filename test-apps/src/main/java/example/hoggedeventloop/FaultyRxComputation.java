/* SPDX-License-Identifier: Apache-2.0 */
package example.hoggedeventloop;

import example.Computing;
import io.reactivex.rxjava3.core.Observable;
import io.reactivex.rxjava3.disposables.CompositeDisposable;
import io.reactivex.rxjava3.schedulers.Schedulers;
import java.util.concurrent.TimeUnit;

/** Computes on the scheduler of RxJava on which the timers of the program run. */
public final class FaultyRxComputation {
    private static final int TIMERS = 64;

    private FaultyRxComputation() {}

    public static void main(String[] args) throws Exception {
        byte[] page = Computing.page(250);
        CompositeDisposable timers = new CompositeDisposable();
        for (int i = 0; i < TIMERS; i++) { // some on every thread of the scheduler
            timers.add(Observable.interval(40, TimeUnit.MILLISECONDS).subscribe(tick -> {}));
        }
        Observable.range(1, 8)
                .concatMapSingle(number -> Observable.just(page)
                        .observeOn(Schedulers.computation())
                        .map(key -> pack(key))
                        .firstOrError())
                .ignoreElements()
                .blockingAwait();
        timers.dispose();
    }

    private static int pack(byte[] page) {
        // finding: HoggedEventLoop
        return Computing.packer(page).deflate(Computing.ROOM);
    }
}
