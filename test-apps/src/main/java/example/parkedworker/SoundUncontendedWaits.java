/* SPDX-License-Identifier: Apache-2.0 */
package example.parkedworker;

import example.Load;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;

/** Uses locks, permits and queues that nobody else wants at that moment. */
public final class SoundUncontendedWaits {
    private SoundUncontendedWaits() {}

    public static void main(String[] args) throws Exception {
        Load.run(ForkJoinPool.commonPool(), 200, () -> {
            ReentrantLock lock = new ReentrantLock();
            Semaphore permits = new Semaphore(1);
            BlockingQueue<String> queue = new ArrayBlockingQueue<>(1);
            lock.lock();
            try {
                permits.acquire();
                queue.put("letter");
                queue.take();
                permits.release();
            } finally {
                lock.unlock();
            }
        });
    }
}
