/* SPDX-License-Identifier: Apache-2.0 */
package example.isolation;

import example.Load;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/** Tasks of all kinds wait for the first time at one moment, on threads of their own; says so when all have. */
public final class FirstWaits {
    private static final int ROUNDS = 50;

    private FirstWaits() {}

    @FunctionalInterface
    private interface Waits {
        void once() throws Exception;
    }

    public static void main(String[] args) throws Exception {
        Path file = Files.createTempFile("first", "waits");
        Files.write(file, new byte[1 << 16]);
        ReentrantLock lock = new ReentrantLock();
        List<Waits> all = List.of(
                () -> read(file),
                () -> readByChannel(file),
                () -> LockSupport.parkNanos(10_000),
                () -> new LinkedBlockingQueue<String>().poll(10, TimeUnit.MICROSECONDS),
                () -> CompletableFuture.runAsync(() -> LockSupport.parkNanos(10_000))
                        .get(5, TimeUnit.SECONDS),
                () -> new CountDownLatch(1).await(10, TimeUnit.MICROSECONDS),
                () -> {
                    lock.lock();
                    LockSupport.parkNanos(10_000);
                    lock.unlock();
                },
                () -> Files.readAllBytes(file));
        CountDownLatch start = new CountDownLatch(1);
        List<ExecutorService> pools = new ArrayList<>();
        CountDownLatch ends = new CountDownLatch(2 * all.size());
        for (int i = 0; i < 2 * all.size(); i++) {
            Waits waits = all.get(i % all.size());
            ExecutorService pool = Load.fixedPool("waits-" + i, 1);
            pools.add(pool);
            pool.execute(() -> rounds(waits, start, ends));
        }
        start.countDown();
        ends.await();
        pools.forEach(ExecutorService::shutdown);
        Files.delete(file);
        System.out.println("all have waited");
    }

    private static void rounds(Waits waits, CountDownLatch start, CountDownLatch ends) {
        try {
            start.await();
            for (int i = 0; i < ROUNDS; i++) {
                waits.once();
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        } finally {
            ends.countDown();
        }
    }

    private static void read(Path path) throws Exception {
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
            file.readFully(new byte[1 << 16]);
        }
    }

    private static void readByChannel(Path path) throws Exception {
        try (FileChannel channel = FileChannel.open(path)) {
            channel.read(ByteBuffer.allocate(1 << 16));
        }
    }
}
