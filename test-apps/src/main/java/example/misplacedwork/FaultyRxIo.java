/* SPDX-License-Identifier: Apache-2.0 */
package example.misplacedwork;

import example.Computing;
import io.reactivex.rxjava3.core.Flowable;
import io.reactivex.rxjava3.core.Single;
import io.reactivex.rxjava3.schedulers.Schedulers;

/** Packs pages on the scheduler of RxJava that is made for waiting. */
public final class FaultyRxIo {
    private FaultyRxIo() {}

    public static void main(String[] args) throws Exception {
        byte[] page = Computing.page(120);
        Rounds.run(() -> Flowable.range(0, 10)
                .flatMapSingle(
                        // finding: MisplacedWork
                        number -> Single.fromCallable(() -> pack(page)).subscribeOn(Schedulers.io()),
                        false,
                        10)
                .blockingSubscribe());
    }

    private static int pack(byte[] page) {
        return Computing.packer(page).deflate(Computing.ROOM);
    }
}
