/* SPDX-License-Identifier: Apache-2.0 */
package example.coverage;

import example.Later;
import example.Task;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Exchanger;
import java.util.concurrent.Phaser;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.concurrent.locks.StampedLock;

/** Locks, conditions, semaphores, latches, barriers, phasers, exchangers. */
final class SynchronizerOperations {
    private SynchronizerOperations() {}

    static void addTo(Sheet sheet) {
        sheet.group("Locks and synchronizers");
        sheet.slow("ReentrantLock.lock", "lock", () -> {
            Lock lock = new ReentrantLock();
            hold(lock);
            // waits: ReentrantLock.lock
            lock.lock();
            lock.unlock();
        });
        sheet.slow("ReentrantLock.lockInterruptibly", "lock", () -> {
            Lock lock = new ReentrantLock();
            hold(lock);
            // waits: ReentrantLock.lockInterruptibly
            lock.lockInterruptibly();
            lock.unlock();
        });
        sheet.slow("ReentrantLock.tryLock(long, TimeUnit)", "lock", () -> {
            Lock lock = new ReentrantLock(true);
            hold(lock);
            // waits: ReentrantLock.tryLock(long, TimeUnit)
            lock.tryLock(Later.MILLIS / 2, TimeUnit.MILLISECONDS);
        });
        sheet.slow("ReentrantReadWriteLock, read", "lock", () -> {
            ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
            hold(lock.writeLock());
            // waits: ReentrantReadWriteLock, read
            lock.readLock().lock();
            lock.readLock().unlock();
        });
        sheet.slow("ReentrantReadWriteLock, write", "lock", () -> {
            ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
            hold(lock.readLock());
            // waits: ReentrantReadWriteLock, write
            lock.writeLock().lock();
            lock.writeLock().unlock();
        });
        sheet.slow("StampedLock.readLock", "lock", () -> {
            StampedLock lock = new StampedLock();
            hold(lock.asWriteLock());
            // waits: StampedLock.readLock
            long stamp = lock.readLock();
            lock.unlockRead(stamp);
        });
        sheet.slow("StampedLock.writeLock", "lock", () -> {
            StampedLock lock = new StampedLock();
            hold(lock.asWriteLock());
            // waits: StampedLock.writeLock
            long stamp = lock.writeLock();
            lock.unlockWrite(stamp);
        });
        sheet.slow("Condition.await", "condition", () -> {
            Lock lock = new ReentrantLock();
            Condition condition = lock.newCondition();
            lock.lock();
            try {
                Late.run(() -> signal(lock, condition));
                // waits: Condition.await
                condition.await();
            } finally {
                lock.unlock();
            }
        });
        sheet.slow("Condition.awaitNanos", "condition", () -> {
            Lock lock = new ReentrantLock();
            lock.lock();
            try {
                // waits: Condition.awaitNanos
                lock.newCondition().awaitNanos(TimeUnit.MILLISECONDS.toNanos(Later.MILLIS));
            } finally {
                lock.unlock();
            }
        });
        sheet.slow("Semaphore.acquire", "semaphore", () -> {
            Semaphore semaphore = new Semaphore(0);
            Late.run(semaphore::release);
            // waits: Semaphore.acquire
            semaphore.acquire();
        });
        sheet.slow("CountDownLatch.await", "latch", () -> {
            CountDownLatch latch = new CountDownLatch(1);
            Late.run(latch::countDown);
            // waits: CountDownLatch.await
            latch.await();
        });
        sheet.slow("CyclicBarrier.await", "barrier", () -> {
            CyclicBarrier barrier = new CyclicBarrier(2);
            Late.run(barrier::await);
            // waits: CyclicBarrier.await
            barrier.await();
        });
        sheet.slow("Phaser.arriveAndAwaitAdvance", "phaser", () -> {
            Phaser phaser = new Phaser(2);
            Late.run(phaser::arrive);
            // waits: Phaser.arriveAndAwaitAdvance
            phaser.arriveAndAwaitAdvance();
        });
        sheet.slow("Exchanger.exchange", "exchanger", () -> {
            Exchanger<String> exchanger = new Exchanger<>();
            Late.run(() -> exchanger.exchange("theirs"));
            // waits: Exchanger.exchange
            exchanger.exchange("mine");
        });
    }

    private static void signal(Lock lock, Condition condition) {
        lock.lock();
        condition.signalAll();
        lock.unlock();
    }

    /** Returns when another thread has the lock, which it gives back a little later. */
    private static void hold(Lock lock) throws InterruptedException {
        CountDownLatch held = new CountDownLatch(1);
        run("holder", () -> {
            lock.lock();
            held.countDown();
            Thread.sleep(2 * Later.MILLIS);
            lock.unlock();
        });
        held.await();
    }

    private static void run(String name, Task task) {
        Thread thread = new Thread(
                () -> {
                    try {
                        task.run();
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                },
                name);
        thread.setDaemon(true);
        thread.start();
    }
}
