/* SPDX-License-Identifier: Apache-2.0 */
package example;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Starts 100,000 virtual threads at a time, as often as the first argument says: each enters a synchronized block and
 * takes a lock that others want, some sleep meanwhile, some wait for an answer from the network. Ends with 1 if a round is
 * not over after two minutes, as when the scheduler hangs, or if an operation got lost.
 */
public final class ManyVirtualThreads {
    private static final int THREADS = 100_000;
    private static final int SHARED = 64;
    private static final int CONNECTIONS = 16;

    private final Object[] monitors = new Object[SHARED];
    private final long[] entered = new long[SHARED];
    private final ReentrantLock[] locks = new ReentrantLock[SHARED];
    private final long[] locked = new long[SHARED];
    private final AtomicLong answers = new AtomicLong();
    private final BlockingQueue<Socket> connections = new ArrayBlockingQueue<>(CONNECTIONS);

    private ManyVirtualThreads() {
        for (int i = 0; i < SHARED; i++) {
            monitors[i] = new Object();
            locks[i] = new ReentrantLock();
        }
    }

    public static void main(String[] args) throws Exception {
        int rounds = Integer.parseInt(args[0]);
        ManyVirtualThreads program = new ManyVirtualThreads();
        try (ServerSocket server = new ServerSocket(0, CONNECTIONS, InetAddress.getLoopbackAddress())) {
            program.connect(server);
            for (int round = 1; round <= rounds; round++) {
                if (!program.round()) {
                    System.out.println("round " + round + " hangs");
                    System.exit(1);
                }
            }
        }
        long expected = (long) rounds * THREADS;
        System.out.println(expected + " threads, entered " + sum(program.entered) + ", locked " + sum(program.locked)
                + ", answers " + program.answers);
        System.exit(sum(program.entered) == expected && sum(program.locked) == expected ? 0 : 1);
    }

    private static long sum(long[] counts) {
        long sum = 0;
        for (long count : counts) {
            sum += count;
        }
        return sum;
    }

    /** Connections whose other end sends back each byte. */
    private void connect(ServerSocket server) throws IOException {
        for (int i = 0; i < CONNECTIONS; i++) {
            connections.add(new Socket(server.getInetAddress(), server.getLocalPort()));
            Socket other = server.accept();
            Thread thread = new Thread(() -> echo(other), "echo-" + i);
            thread.setDaemon(true);
            thread.start();
        }
    }

    private static void echo(Socket socket) {
        try {
            for (int value = socket.getInputStream().read();
                    value >= 0;
                    value = socket.getInputStream().read()) {
                socket.getOutputStream().write(value);
            }
        } catch (IOException closed) {
            return;
        }
    }

    private boolean round() throws Exception {
        CountDownLatch done = new CountDownLatch(THREADS);
        ExecutorService executor = VirtualThreads.perTask();
        for (int i = 0; i < THREADS; i++) {
            int number = i;
            executor.execute(() -> {
                try {
                    work(number);
                } catch (IOException | InterruptedException e) {
                    e.printStackTrace();
                } finally {
                    done.countDown();
                }
            });
        }
        boolean over = done.await(2, TimeUnit.MINUTES);
        executor.shutdown();
        return over;
    }

    private void work(int number) throws IOException, InterruptedException {
        int shared = number % SHARED;
        synchronized (monitors[shared]) {
            entered[shared]++;
        }
        locks[shared].lock();
        try {
            locked[shared]++;
            if (number % 1_000 == 0) {
                Thread.sleep(1);
            }
        } finally {
            locks[shared].unlock();
        }
        if (number % 100 == 0) {
            Socket connection = connections.take();
            try {
                connection.getOutputStream().write(number & 0x7f);
                if (connection.getInputStream().read() == (number & 0x7f)) {
                    answers.incrementAndGet();
                }
            } finally {
                connections.put(connection);
            }
        }
    }
}
