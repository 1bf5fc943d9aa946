/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.benchmarks;

import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * Operations whose JDK methods are woven, none of which waits as long as the threshold, and two that have no hook on their
 * way: an uncontended lock and a task that does not wait.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class Hooked {
    /** Two threads that wake each other. */
    @State(Scope.Thread)
    public static class Pair {
        private volatile int turn;
        private volatile boolean over;
        private final Thread caller = Thread.currentThread();
        private final Thread partner = new Thread(this::answer, "partner");

        /** Starts the partner. */
        public Pair() {
            partner.setDaemon(true);
            partner.start();
        }

        private void answer() {
            while (!over) {
                while (turn == 0 && !over) {
                    LockSupport.park(this);
                }
                turn = 0;
                LockSupport.unpark(caller);
            }
        }

        /** Ends the partner. */
        @TearDown
        public void end() {
            over = true;
            LockSupport.unpark(partner);
        }
    }

    /** Both ends of a connection. */
    @State(Scope.Thread)
    public static class Connection {
        private final Socket near;
        private final Socket far;

        /** Connects. */
        public Connection() {
            try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                near = new Socket(server.getInetAddress(), server.getLocalPort());
                near.setTcpNoDelay(true);
                far = server.accept();
            } catch (IOException noLoopback) {
                throw new UncheckedIOException(noLoopback);
            }
        }

        /** Disconnects. */
        @TearDown
        public void end() throws IOException {
            near.close();
            far.close();
        }
    }

    /** A small file in the page cache. */
    @State(Scope.Thread)
    public static class OpenFile {
        private final File file;
        private final RandomAccessFile open;
        private final byte[] block = new byte[4096];

        /** Makes the file. */
        public OpenFile() {
            try {
                file = File.createTempFile("benchmark", null);
                Files.write(file.toPath(), block);
                open = new RandomAccessFile(file, "r");
            } catch (IOException noFolder) {
                throw new UncheckedIOException(noFolder);
            }
        }

        /** Deletes the file. */
        @TearDown
        public void end() throws IOException {
            open.close();
            Files.delete(file.toPath());
        }
    }

    /** A lock that nobody else wants. */
    @State(Scope.Thread)
    public static class OwnLock {
        private final ReentrantLock lock = new ReentrantLock();
        private int count;
    }

    /** A pool of one. */
    @State(Scope.Thread)
    public static class Pool {
        private final ExecutorService pool = Executors.newSingleThreadExecutor();
        private final AtomicInteger done = new AtomicInteger();

        /** Ends the pool. */
        @TearDown
        public void end() {
            pool.shutdownNow();
        }
    }

    /** Wakes the other thread and waits for it to answer. */
    @Benchmark
    public void parkAndUnpark(Pair pair) {
        pair.turn = 1;
        LockSupport.unpark(pair.partner);
        while (pair.turn == 1) {
            LockSupport.park(pair);
        }
    }

    /** Parks with the permit at hand, and so does not wait: the bare cost of the hook. */
    @Benchmark
    public void parkWithPermit() {
        LockSupport.unpark(Thread.currentThread());
        LockSupport.park(this);
    }

    /** Sends a byte and reads it at the other end, there and back, on one thread. */
    @Benchmark
    public int socketEcho(Connection connection) throws IOException {
        connection.near.getOutputStream().write(42);
        connection.far.getOutputStream().write(connection.far.getInputStream().read());
        return connection.near.getInputStream().read();
    }

    /** Reads 4 KiB. */
    @Benchmark
    public int fileRead(OpenFile file) throws IOException {
        file.open.seek(0);
        return file.open.read(file.block);
    }

    /** No hook: the lock is free. */
    @Benchmark
    public int uncontendedLock(OwnLock own) {
        own.lock.lock();
        try {
            return ++own.count;
        } finally {
            own.lock.unlock();
        }
    }

    /** No hook on a worker that is busy: 64 tasks run one after the other, and the caller waits for the last. */
    @Benchmark
    public int submitAndRun(Pool pool) throws ExecutionException, InterruptedException {
        for (int i = 1; i < 64; i++) {
            pool.pool.execute(pool.done::incrementAndGet);
        }
        return pool.pool.submit(pool.done::incrementAndGet).get();
    }
}
