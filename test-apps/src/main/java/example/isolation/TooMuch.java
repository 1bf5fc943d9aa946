/* SPDX-License-Identifier: Apache-2.0 */
package example.isolation;

import example.Load;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;

/**
 * More of something than anybody can keep, said by the arguments: {@code lines} that wait, {@code pools}, or characters in
 * the {@code names} of threads. Says by how many bytes the heap has grown once all is over.
 */
public final class TooMuch {
    /** Lines of one class. */
    private static final int LINES = 1_000;

    /** What a class with lines is called; the digits are another class's each time. */
    private static final String NAME = "Lines0000";

    private static final long WAIT_NANOS = 200_000;

    private TooMuch() {}

    @FunctionalInterface
    private interface Scene {
        void play(int size) throws Exception;
    }

    public static void main(String[] args) throws Exception {
        int size = Integer.parseInt(args[1]);
        Scene scene = switch (args[0]) {
            case "lines" -> TooMuch::lines;
            case "pools" -> TooMuch::pools;
            default -> TooMuch::names;
        };
        scene.play(size / 100); // loads what is needed
        long before = used();
        scene.play(size);
        System.out.println(used() - before);
    }

    private static long used() throws InterruptedException {
        Runtime runtime = Runtime.getRuntime();
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 3; i++) {
            System.gc();
            Thread.sleep(100); // threads that are over are let go of by then
            least = Math.min(least, runtime.totalMemory() - runtime.freeMemory());
        }
        return least;
    }

    private static void lines(int size) throws Exception {
        byte[] compiled = compile();
        ExecutorService pool = Load.fixedPool("lines", 8);
        List<Integer> classes = new ArrayList<>();
        for (int i = 0; i < size / LINES; i++) {
            classes.add(i);
        }
        CountDownLatch done = new CountDownLatch(classes.size());
        for (int number : classes) {
            pool.execute(() -> {
                try {
                    IntConsumer lines = renamed(compiled, number);
                    for (int line = 0; line < LINES; line++) {
                        lines.accept(line);
                    }
                } finally {
                    done.countDown();
                }
            });
        }
        done.await();
        pool.shutdown();
    }

    /** A class that waits at a line of its own for each number that it is given. */
    private static byte[] compile() throws Exception {
        StringBuilder source = new StringBuilder("public final class " + NAME
                + " implements java.util.function.IntConsumer {" + " public void accept(int line) { switch (line) {");
        for (int line = 0; line < LINES; line++) {
            source.append("\ncase ").append(line).append(": java.util.concurrent.locks.LockSupport.parkNanos(");
            source.append(WAIT_NANOS).append("); break;");
        }
        Path folder = Compiled.folder(NAME, source.append("\ndefault: } } }"));
        return Files.readAllBytes(folder.resolve(NAME + ".class"));
    }

    /** The same class under another name of the same length, from a loader that goes with it. */
    private static IntConsumer renamed(byte[] compiled, int number) {
        String name = String.format("Lines%04d", number);
        byte[] from = NAME.getBytes(StandardCharsets.UTF_8);
        byte[] to = name.getBytes(StandardCharsets.UTF_8);
        byte[] bytes = compiled.clone();
        for (int i = 0; i + from.length <= bytes.length; i++) {
            if (Arrays.equals(bytes, i, i + from.length, from, 0, from.length)) {
                System.arraycopy(to, 0, bytes, i, to.length);
            }
        }
        ClassLoader loader = new ClassLoader(TooMuch.class.getClassLoader()) {
            @Override
            protected Class<?> findClass(String wanted) {
                return defineClass(wanted, bytes, 0, bytes.length);
            }
        };
        try {
            return (IntConsumer) loader.loadClass(name).getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void pools(int size) throws Exception {
        List<ExecutorService> pools = new ArrayList<>();
        CountDownLatch waited = new CountDownLatch(size);
        CountDownLatch all = new CountDownLatch(1);
        for (int i = 0; i < size; i++) {
            ExecutorService pool = Load.fixedPool("pool-of-" + i, 1);
            pools.add(pool);
            pool.execute(() -> {
                waited.countDown();
                await(all);
            });
        }
        waited.await();
        all.countDown();
        for (ExecutorService pool : pools) {
            pool.shutdown();
            pool.awaitTermination(30, TimeUnit.SECONDS);
        }
    }

    private static void names(int size) throws Exception {
        ThreadFactory named = task -> {
            Thread thread = new Thread(task, "n".repeat(size) + "-1");
            thread.setDaemon(true);
            return thread;
        };
        for (int round = 0; round < 20; round++) {
            ExecutorService pool = Executors.newFixedThreadPool(4, named);
            Load.run(pool, 12, () -> LockSupport.parkNanos(20_000_000));
            pool.awaitTermination(30, TimeUnit.SECONDS);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
