/* SPDX-License-Identifier: Apache-2.0 */
package example.blockedeventloop;

import example.Later;
import example.Loopback;
import io.reactivex.rxjava3.core.Observable;
import io.reactivex.rxjava3.core.Single;
import io.reactivex.rxjava3.schedulers.Schedulers;
import java.io.IOException;
import java.net.Socket;
import java.util.concurrent.TimeUnit;

/** Waits in operators that RxJava runs on its computation scheduler. */
public final class FaultyRxComputation {
    private FaultyRxComputation() {}

    public static void main(String[] args) throws Exception {
        try (Loopback peer = Loopback.start();
                Socket socket =
                        new Socket(peer.address().getAddress(), peer.address().getPort())) {
            Observable.range(1, 4)
                    .observeOn(Schedulers.computation())
                    .map(number -> ask(socket))
                    .ignoreElements()
                    .blockingAwait();
            Observable.interval(20, TimeUnit.MILLISECONDS)
                    .take(4)
                    .map(FaultyRxComputation::slowly)
                    .ignoreElements()
                    .blockingAwait();
            for (int i = 0; i < 4; i++) {
                Single.just("42")
                        .subscribeOn(Schedulers.computation())
                        // finding: BlockedEventLoop future
                        .map(value -> Single.fromCompletionStage(Later.complete(value))
                                .blockingGet())
                        .ignoreElement()
                        .blockingAwait();
            }
        }
    }

    private static int ask(Socket socket) throws IOException {
        socket.getOutputStream().write('?');
        // finding: BlockedEventLoop socket-read
        return socket.getInputStream().read();
    }

    private static long slowly(long tick) throws InterruptedException {
        // finding: BlockedEventLoop sleep
        Thread.sleep(Later.MILLIS);
        return tick;
    }
}
