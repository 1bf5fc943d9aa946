/* SPDX-License-Identifier: Apache-2.0 */
package example.unobservedfailure;

import com.google.common.util.concurrent.FutureCallback;
import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.ListenableFuture;
import com.google.common.util.concurrent.ListeningExecutorService;
import com.google.common.util.concurrent.MoreExecutors;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** Receives failures by a callback, by a fallback and by get. */
public final class SoundGuavaCallback {
    private SoundGuavaCallback() {}

    public static void main(String[] args) throws Exception {
        ListeningExecutorService executor = MoreExecutors.listeningDecorator(Executors.newSingleThreadExecutor());
        CountDownLatch called = new CountDownLatch(1);
        Futures.addCallback(executor.submit(SoundGuavaCallback::first), callback(called), executor);
        called.await();
        ListenableFuture<String> recovered = Futures.catching(
                executor.submit(SoundGuavaCallback::second),
                IllegalStateException.class,
                failure -> "instead of " + failure.getMessage(),
                executor);
        System.out.println(recovered.get());
        ListenableFuture<Integer> length =
                Futures.transform(executor.submit(SoundGuavaCallback::third), String::length, executor);
        try {
            length.get();
        } catch (ExecutionException e) {
            System.out.println("failed: " + e.getCause());
        }
        executor.shutdown();
    }

    private static FutureCallback<@Nullable Object> callback(CountDownLatch called) {
        return new FutureCallback<>() {
            @Override
            public void onSuccess(@Nullable Object value) {
                called.countDown();
            }

            @Override
            public void onFailure(Throwable failure) {
                System.out.println("failed: " + failure.getMessage());
                called.countDown();
            }
        };
    }

    private static String first() {
        throw new IllegalStateException("first");
    }

    private static String second() {
        throw new IllegalStateException("second");
    }

    private static String third() {
        throw new IllegalStateException("third");
    }
}
