/* SPDX-License-Identifier: Apache-2.0 */
package example.parkedworker;

import example.Later;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;

/** Sleeps on the workers of a home-made executor while tasks are queued in it. */
public final class FaultyHomeMadeExecutor {
    /** For so long that the threads are looked at while they live: on 17 JFR tells of a sleep a second later. */
    private static final int TASKS = 60;

    private FaultyHomeMadeExecutor() {}

    public static void main(String[] args) throws InterruptedException {
        Workers workers = new Workers(2);
        CountDownLatch done = new CountDownLatch(TASKS);
        for (int i = 0; i < TASKS; i++) {
            workers.execute(() -> {
                work();
                done.countDown();
            });
        }
        done.await();
        workers.close();
    }

    private static void work() {
        try {
            // finding: ParkedWorker sleep
            Thread.sleep(Later.MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Threads that take tasks from one queue. */
    private static final class Workers implements Executor, AutoCloseable {
        private final LinkedBlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();
        private final List<Thread> threads = new ArrayList<>();

        Workers(int number) {
            for (int i = 0; i < number; i++) {
                Thread thread = new Thread(this::serve, "home-made-" + i);
                threads.add(thread);
                thread.start();
            }
        }

        private void serve() {
            try {
                while (true) {
                    tasks.take().run();
                }
            } catch (InterruptedException e) {
                return; // closed
            }
        }

        @Override
        public void execute(Runnable task) {
            tasks.add(task);
        }

        @Override
        public void close() {
            threads.forEach(Thread::interrupt);
        }
    }
}
