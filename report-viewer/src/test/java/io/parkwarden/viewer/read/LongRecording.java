/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.viewer.read;

import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import jdk.jfr.Configuration;
import jdk.jfr.Recording;

/**
 * Makes a recording of any length, to measure with: {@code LongRecording FILE MEGABYTES [waits]}. A busy program is
 * recorded for some seconds with the settings {@code profile} and with its exceptions; as a recording is a sequence of
 * chunks that stand for themselves, its chunks are then written again and again. With the word {@code waits} nearly all
 * events are waits of workers, each of which has to be shown to the detectors: the most that a recording can ask for.
 */
final class LongRecording {
    private static final int SECONDS = 20;
    private static final Duration WAIT = Duration.ofMillis(11);

    private LongRecording() {}

    public static void main(String[] args) throws Exception {
        Path file = Path.of(args[0]);
        write(file, Long.parseLong(args[1]) << 20, SECONDS, args.length > 2);
        System.out.println(file + " " + Files.size(file));
    }

    /** A recording at least that long. */
    static void write(Path file, long bytes, int seconds, boolean waits) throws Exception {
        Path chunks = Files.createTempFile("parkwarden-long", ".jfr");
        try {
            record(chunks, seconds, waits);
            try (OutputStream out = Files.newOutputStream(file)) {
                for (long written = 0; written < bytes; written += Files.size(chunks)) {
                    try (InputStream in = Files.newInputStream(chunks)) {
                        in.transferTo(out);
                    }
                }
            }
        } finally {
            Files.delete(chunks);
        }
    }

    private static void record(Path file, int seconds, boolean waits) throws Exception {
        try (Recording recording = new Recording(Configuration.getConfiguration("profile"))) {
            if (!waits) {
                recording.enable("jdk.JavaExceptionThrow").withStackTrace();
            }
            recording.start();
            int workers = waits ? 400 : 40;
            List<ExecutorService> pools = List.of(
                    Executors.newFixedThreadPool(workers / 2, named("orders")),
                    Executors.newCachedThreadPool(named("mail")),
                    new ForkJoinPool(workers / 4));
            long end = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
            List<CompletableFuture<?>> work = new ArrayList<>();
            for (int i = 0; i < workers; i++) {
                int depth = 4 + i % 32;
                ExecutorService pool = pools.get(i % pools.size());
                work.add(CompletableFuture.runAsync(() -> toil(depth, end), pool));
            }
            if (!waits) {
                work.add(CompletableFuture.runAsync(() -> fail(end), pools.get(1)));
            }
            work.forEach(CompletableFuture::join);
            pools.forEach(ExecutorService::shutdownNow);
            recording.stop();
            recording.dump(file);
        }
    }

    private static void toil(int depth, long end) {
        List<byte[]> garbage = new ArrayList<>();
        while (System.nanoTime() - end < 0) {
            waitBelow(depth);
            garbage.add(new byte[4_000]);
            if (garbage.size() > 200) {
                garbage.clear();
            }
        }
    }

    private static void fail(long end) {
        for (int i = 0; System.nanoTime() - end < 0; i++) {
            try {
                Integer.parseInt("not a number " + i % 7);
            } catch (NumberFormatException expected) {
                LockSupport.parkNanos(1);
            }
        }
    }

    private static void waitBelow(int depth) {
        if (depth > 0) {
            waitBelow(depth - 1);
            return;
        }
        LockSupport.parkNanos(WAIT.toNanos());
    }

    private static ThreadFactory named(String name) {
        AtomicInteger number = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, name + "-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }
}
