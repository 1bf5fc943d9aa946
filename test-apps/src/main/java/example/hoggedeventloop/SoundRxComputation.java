/* SPDX-License-Identifier: Apache-2.0 */
package example.hoggedeventloop;

import example.Computing;
import io.reactivex.rxjava3.core.Observable;
import io.reactivex.rxjava3.schedulers.Schedulers;

/** A crowd of tasks that compute on RxJava's computation scheduler: they queue for it, and no timer does. */
public final class SoundRxComputation {
    private SoundRxComputation() {}

    public static void main(String[] args) throws Exception {
        byte[] page = Computing.page(150);
        Observable.range(1, 20)
                .flatMapSingle(number -> Observable.just(page)
                        .subscribeOn(Schedulers.computation())
                        .map(key -> pack(key))
                        .firstOrError())
                .ignoreElements()
                .blockingAwait();
    }

    private static int pack(byte[] page) {
        return Computing.packer(page).deflate(Computing.ROOM);
    }
}
