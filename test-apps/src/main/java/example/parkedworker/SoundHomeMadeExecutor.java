/* SPDX-License-Identifier: Apache-2.0 */
package example.parkedworker;

import example.Later;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Workers of a home-made executor that wait for tasks, and for nothing while tasks are queued. */
public final class SoundHomeMadeExecutor {
    private SoundHomeMadeExecutor() {}

    public static void main(String[] args) throws InterruptedException {
        Tasks tasks = new Tasks();
        Thread worker = new Thread(tasks, "home-made-sound");
        worker.start();
        for (int i = 0; i < 6; i++) {
            CountDownLatch done = new CountDownLatch(1);
            tasks.queue.put(done::countDown);
            done.await();
            Thread.sleep(Later.MILLIS);
        }
        tasks.open = false;
        worker.join();
    }

    /** Polls, backs off, and runs what there is. */
    private static final class Tasks implements Runnable {
        private final BlockingQueue<Runnable> queue = new ArrayBlockingQueue<>(8);
        private volatile boolean open = true;

        @Override
        public void run() {
            try {
                while (open) {
                    Runnable task = queue.poll(Later.MILLIS / 2, TimeUnit.MILLISECONDS);
                    if (task == null) {
                        backOff();
                    } else {
                        task.run();
                    }
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        private static void backOff() throws InterruptedException {
            Thread.sleep(Later.MILLIS / 2);
        }
    }
}
