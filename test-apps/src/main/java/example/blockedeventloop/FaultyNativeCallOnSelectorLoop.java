/* SPDX-License-Identifier: Apache-2.0 */
package example.blockedeventloop;

import example.CLibrary;
import java.nio.channels.Selector;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A task of a loop that selects calls a native library that blocks. */
public final class FaultyNativeCallOnSelectorLoop {
    private static final int CALLS = 6;

    private FaultyNativeCallOnSelectorLoop() {}

    public static void main(String[] args) throws Exception {
        Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
        CountDownLatch done = new CountDownLatch(CALLS);
        CLibrary library = CLibrary.INSTANCE;
        try (Selector selector = Selector.open()) {
            Thread loop = new Thread(() -> loop(selector, tasks, done), "front-loop");
            loop.start();
            for (int i = 0; i < CALLS; i++) {
                tasks.add(() -> {
                    print(library);
                    done.countDown();
                });
            }
            if (!done.await(30, TimeUnit.SECONDS)) {
                throw new IllegalStateException("the loop does not turn");
            }
            loop.join();
        }
    }

    private static void loop(Selector selector, Queue<Runnable> tasks, CountDownLatch done) {
        try {
            while (done.getCount() > 0) {
                selector.select(50);
                Runnable task = tasks.poll();
                if (task != null) {
                    task.run();
                }
            }
        } catch (java.io.IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void print(CLibrary library) {
        // finding: BlockedEventLoop native
        library.usleep(300_000);
    }
}
