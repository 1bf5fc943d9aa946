/* SPDX-License-Identifier: Apache-2.0 */
package example.fakeasync;

import example.Later;
import example.Load;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The pool is full and lets the caller run the task: that is how it slows the caller down. */
public final class SoundCallerRunsOverload {
    private SoundCallerRunsOverload() {}

    private static final ExecutorService POOL = new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(1),
            Load.named("full"),
            new ThreadPoolExecutor.CallerRunsPolicy());

    public static void main(String[] args) throws Exception {
        List<Future<?>> all = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            all.add(handOver());
        }
        Load.await(all);
        POOL.shutdown();
    }

    private static Future<?> handOver() {
        return POOL.submit(SoundCallerRunsOverload::slow);
    }

    private static void slow() {
        if (Thread.currentThread().getName().equals("main")) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(Later.MILLIS));
        } else {
            burn();
        }
    }

    private static void burn() {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(Later.MILLIS);
        while (System.nanoTime() < end) {
            Thread.onSpinWait();
        }
    }
}
