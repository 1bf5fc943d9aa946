/* SPDX-License-Identifier: Apache-2.0 */
package example.unobservedfailure;

import io.reactivex.rxjava3.core.Completable;
import io.reactivex.rxjava3.core.Flowable;
import io.reactivex.rxjava3.core.Maybe;
import io.reactivex.rxjava3.core.Observable;
import io.reactivex.rxjava3.core.Single;

/** Logs failures in doOnError of each kind of sequence and subscribes without a callback for failures. */
public final class SoundRxDoOnError {
    private SoundRxDoOnError() {}

    @SuppressWarnings("CheckReturnValue") // that is what it shows
    public static void main(String[] args) {
        Single.fromCallable(() -> load(1)).doOnError(SoundRxDoOnError::log).subscribe(System.out::println);
        Maybe.fromCallable(() -> load(2)).doOnError(SoundRxDoOnError::log).subscribe(System.out::println);
        Observable.fromCallable(() -> load(3)).doOnError(SoundRxDoOnError::log).subscribe(System.out::println);
        Flowable.fromCallable(() -> load(4)).doOnError(SoundRxDoOnError::log).subscribe(System.out::println);
        Completable.fromCallable(() -> load(5)).doOnError(SoundRxDoOnError::log).subscribe();
    }

    private static void log(Throwable failure) {
        System.out.println("failed: " + failure.getMessage());
    }

    private static String load(int order) {
        throw new IllegalStateException("no order " + order);
    }
}
