/* SPDX-License-Identifier: Apache-2.0 */
package example.poolstarvation;

import example.Load;
import example.Standstill;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/** All tasks wait at a gate that another thread opens after a second; those in the queue will wait as well. */
// options: pools=slow-*:blocking
public final class SoundStartGate {
    private SoundStartGate() {}

    public static void main(String[] args) throws Exception {
        ExecutorService pool = Load.fixedPool("slow-gate", 2);
        CountDownLatch gate = new CountDownLatch(1);
        List<Future<?>> tasks = Load.submit(pool, 2, gate::await);
        tasks.addAll(Load.submit(pool, 2, () -> {
            gate.await();
            System.out.println("a task of another kind that waits as well");
        }));
        Standstill.watch();
        gate.countDown();
        Load.await(tasks);
    }
}
