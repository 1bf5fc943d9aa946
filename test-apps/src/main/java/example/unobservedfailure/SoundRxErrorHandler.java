/* SPDX-License-Identifier: Apache-2.0 */
package example.unobservedfailure;

import io.reactivex.rxjava3.core.Single;
import io.reactivex.rxjava3.plugins.RxJavaPlugins;

/** The application has said what is to be done with failures that nobody receives. */
public final class SoundRxErrorHandler {
    private SoundRxErrorHandler() {}

    @SuppressWarnings("CheckReturnValue") // that is what it shows
    public static void main(String[] args) {
        RxJavaPlugins.setErrorHandler(failure -> System.out.println("dropped: " + failure.getMessage()));
        try {
            Single.fromCallable(SoundRxErrorHandler::load).subscribe(System.out::println);
        } finally {
            RxJavaPlugins.setErrorHandler(null);
        }
    }

    private static String load() {
        throw new IllegalStateException("no such order");
    }
}
