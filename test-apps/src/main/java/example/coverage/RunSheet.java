/* SPDX-License-Identifier: Apache-2.0 */
package example.coverage;

import example.Task;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Selector;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Performs the operations of the sheet that have the given mode, one after the other, each on a worker of the common
 * pool, of a fixed pool and on an event loop. Ends with 1 if one of them failed.
 */
public final class RunSheet {
    /** Events arrive and the loop is known by what it does. */
    private static final int WARM_UP_MILLIS = 2_500;

    /** What takes a moment only is done thrice: a pause of the JVM in it is taken off, and nothing may be left. */
    private static final int QUICK_TIMES = 3;

    private RunSheet() {}

    public static void main(String[] args) {
        int status = 1;
        try {
            status = performs(args[0]) ? 0 : 1;
        } catch (Exception e) {
            e.printStackTrace();
        } finally {
            System.exit(status); // a worker that hangs must not keep the JVM
        }
    }

    private static boolean performs(String modeName) throws Exception {
        Operation.Mode mode = Operation.Mode.valueOf(modeName);
        int jdk = Runtime.version().feature();
        ExecutorService bounded = example.Load.fixedPool("bounded", 1);
        Map<String, Executor> workers = new TreeMap<>();
        workers.put("common", ForkJoinPool.commonPool());
        workers.put("bounded", bounded);
        workers.put("loop", new EventLoop());
        for (Executor worker : workers.values()) {
            perform(worker, () -> {});
        }
        Thread.sleep(WARM_UP_MILLIS);
        int times = mode == Operation.Mode.QUICK ? QUICK_TIMES : 1;
        boolean failed = false;
        for (Operation operation : Sheet.all()) {
            if (operation.mode() != mode || !operation.performedOn(jdk)) {
                continue;
            }
            for (Map.Entry<String, Executor> worker : workers.entrySet()) {
                try {
                    for (int i = 0; i < times; i++) {
                        perform(worker.getValue(), operation.body());
                    }
                } catch (TimeoutException e) {
                    throw new IllegalStateException(operation.name() + " hangs on " + worker.getKey(), e);
                } catch (ExecutionException e) {
                    failed = true;
                    System.out.println("failed: " + operation.name() + " on " + worker.getKey());
                    e.printStackTrace();
                }
            }
        }
        return !failed;
    }

    private static void perform(Executor worker, Task body) throws Exception {
        CompletableFuture<Void> done = new CompletableFuture<>();
        worker.execute(() -> {
            try {
                body.run();
                done.complete(null);
            } catch (Throwable e) {
                done.completeExceptionally(e);
            }
        });
        done.get(20, TimeUnit.SECONDS);
    }

    /** A thread that selects and dispatches. */
    private static final class EventLoop implements Executor {
        private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
        private final Selector selector;

        EventLoop() throws IOException {
            selector = Selector.open();
            Thread thread = new Thread(this::run, "loop");
            thread.setDaemon(true);
            thread.start();
        }

        private void run() {
            try {
                while (true) {
                    selector.select(200);
                    for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
                        task.run();
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void execute(Runnable task) {
            tasks.add(task);
            selector.wakeup();
        }
    }
}
