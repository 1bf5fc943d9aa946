/* SPDX-License-Identifier: Apache-2.0 */
package example.isolation;

import example.Later;
import example.Load;
import example.Loopback;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.Proxy;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Puts something that throws behind every hook of the agent, and then waits, fails and computes in many ways. What it
 * prints must be the same without the agent. Run without an agent it has no hooks to spoil.
 */
public final class AgentThatThrows {
    private static final AtomicInteger CALLS = new AtomicInteger();

    private AgentThatThrows() {}

    public static void main(String[] args) throws Exception {
        boolean spoiled = spoilHooks();
        System.out.println("slept " + sleep());
        System.out.println("queue " + queue());
        System.out.println("socket " + socket());
        System.out.println("file " + file());
        System.out.println("future " + future());
        System.out.println("pool " + pool());
        System.out.println("parallel " + parallel());
        System.out.println("deep " + deep());
        System.out.println("hooks called " + (!spoiled || CALLS.get() > 20));
    }

    /** The hooks are on the boot loader, where reflection of this program finds them as well. */
    private static boolean spoilHooks() throws Exception {
        Class<?> hooks;
        Class<?> sink;
        try {
            hooks = Class.forName("io.parkwarden.bootstrap.Hooks", true, null);
            sink = Class.forName("io.parkwarden.bootstrap.HookSink", true, null);
        } catch (ClassNotFoundException noAgent) {
            return false;
        }
        Object thrower = Proxy.newProxyInstance(
                AgentThatThrows.class.getClassLoader(), new Class<?>[] {sink}, (proxy, method, arguments) -> {
                    throw throwable(CALLS.incrementAndGet());
                });
        hooks.getMethod("connect", sink, long.class).invoke(null, thrower, 0L);
        return true;
    }

    /** No ThreadDeath: that is the application's own, see {@link StoppedThreads}. */
    private static Throwable throwable(int number) {
        return switch (number % 6) {
            case 0 -> new IllegalStateException("a fault of the agent");
            case 1 -> new StackOverflowError();
            case 2 -> new OutOfMemoryError("not really");
            case 3 -> new AssertionError("a wrong assumption of the agent");
            case 4 -> new Exception("checked");
            default -> new NoClassDefFoundError("a/class/of/the/Agent");
        };
    }

    private static String sleep() throws InterruptedException {
        Thread.sleep(1);
        LockSupport.parkNanos(1);
        synchronized (CALLS) {
            CALLS.wait(1);
        }
        Thread.currentThread().interrupt();
        try {
            Thread.sleep(1000);
            return "through an interrupt";
        } catch (InterruptedException expected) {
            return "until interrupted, flag " + Thread.currentThread().isInterrupted();
        }
    }

    private static String queue() throws InterruptedException {
        LinkedBlockingQueue<Integer> queue = new LinkedBlockingQueue<>();
        Later.run(() -> queue.add(7));
        return queue.take() + " " + queue.poll(1, TimeUnit.MILLISECONDS);
    }

    private static String socket() throws Exception {
        try (Loopback peer = Loopback.start();
                Socket socket =
                        new Socket(peer.address().getAddress(), peer.address().getPort());
                OutputStream out = socket.getOutputStream();
                InputStream in = socket.getInputStream()) {
            out.write(1);
            int answer = in.read();
            socket.setSoTimeout(5);
            try {
                return answer + " " + in.read();
            } catch (SocketTimeoutException expected) {
                return answer + " then " + expected.getMessage();
            }
        }
    }

    private static String file() throws Exception {
        Path file = Files.createTempFile("parkwarden", ".txt");
        try (OutputStream out = new FileOutputStream(file.toFile())) {
            out.write("as it was".getBytes());
        }
        try (InputStream in = new FileInputStream(file.toFile())) {
            return new String(in.readAllBytes());
        } finally {
            Files.delete(file);
        }
    }

    private static String future() throws Exception {
        CompletableFuture<Integer> fails = CompletableFuture.supplyAsync(() -> {
            throw new IllegalArgumentException("mine");
        });
        String failure;
        try {
            failure = "value " + fails.join();
        } catch (CompletionException expected) {
            failure = String.valueOf(expected.getCause());
        }
        return Later.complete(5).thenApplyAsync(x -> x * 2).get(10, TimeUnit.SECONDS) + " " + failure + " "
                + fails.handle((value, error) -> error.getClass().getSimpleName())
                        .join();
    }

    private static String pool() throws Exception {
        ExecutorService pool = Load.fixedPool("spoiled", 2);
        List<Future<Integer>> futures = new ArrayList<>();
        CountDownLatch latch = new CountDownLatch(1);
        for (int i = 0; i < 8; i++) {
            int number = i;
            futures.add(pool.submit(() -> {
                latch.await();
                return number * number;
            }));
        }
        Later.run(latch::countDown);
        int sum = 0;
        for (Future<Integer> future : futures) {
            sum += future.get();
        }
        pool.shutdown();
        return sum + " " + pool.awaitTermination(10, TimeUnit.SECONDS);
    }

    private static int parallel() {
        return ForkJoinPool.commonPool()
                .submit(() -> java.util.stream.IntStream.range(0, 10_000)
                        .parallel()
                        .filter(i -> i % 3 == 0)
                        .sum())
                .join();
    }

    /** The stack ends somewhere below a hook; the hook must not turn that into something else. */
    private static String deep() {
        try {
            return "depth " + descend(0);
        } catch (StackOverflowError expected) {
            return "overflow";
        }
    }

    private static int descend(int depth) {
        LockSupport.parkNanos(1);
        return depth == Integer.MAX_VALUE ? depth : descend(depth + 1) + 1;
    }
}
