/* SPDX-License-Identifier: Apache-2.0 */
package example.poolstarvation;

import example.Standstill;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;

/** A loop of one thread, with a queue of its own, runs a task that waits for one behind it. */
public final class FaultyLoopWaitsForItself {
    private FaultyLoopWaitsForItself() {}

    public static void main(String[] args) throws Exception {
        Loop loop = new Loop();
        loop.execute(() -> {
            CompletableFuture<Integer> inner = CompletableFuture.supplyAsync(() -> 42, loop);
            // finding: PoolStarvation
            System.out.println(inner.join());
        });
        Standstill.watch();
    }

    /** Runs tasks one after the other. */
    private static final class Loop implements Executor {
        private final BlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();

        Loop() {
            Thread thread = new Thread(this::turn, "own-loop");
            thread.setDaemon(true);
            thread.start();
        }

        @Override
        public void execute(Runnable task) {
            tasks.add(task);
        }

        private void turn() {
            try {
                while (true) {
                    tasks.take().run();
                }
            } catch (InterruptedException ended) {
                System.out.println("loop ended");
            }
        }
    }
}
