/* SPDX-License-Identifier: Apache-2.0 */
package example.unobservedfailure;

import io.netty.util.concurrent.DefaultEventExecutor;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.Future;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Listens to a promise, asks another for its failure, and hands a future's failure on to a promise with a listener. */
public final class SoundNettyListener {
    private SoundNettyListener() {}

    public static void main(String[] args) throws Exception {
        EventExecutor loop = new DefaultEventExecutor();
        CountDownLatch heard = new CountDownLatch(2);
        Future<?> heardOf = loop.submit(SoundNettyListener::first);
        heardOf.addListener(ended -> heard.countDown());
        Future<?> asked = loop.submit(SoundNettyListener::second);
        asked.awaitUninterruptibly();
        System.out.println("failed: " + asked.cause().getMessage());
        var promise = loop.<String>newPromise();
        promise.addListener(ended -> heard.countDown());
        CompletableFuture.<String>supplyAsync(SoundNettyListener::third).whenComplete((value, failure) -> {
            if (failure == null) {
                promise.setSuccess(value);
            } else {
                promise.setFailure(failure);
            }
        });
        heard.await();
        loop.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
    }

    private static void first() {
        throw new IllegalStateException("first");
    }

    private static void second() {
        throw new IllegalStateException("second");
    }

    private static String third() {
        throw new IllegalStateException("third");
    }
}
