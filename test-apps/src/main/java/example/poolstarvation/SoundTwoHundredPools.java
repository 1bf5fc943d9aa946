/* SPDX-License-Identifier: Apache-2.0 */
package example.poolstarvation;

import example.Load;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadPoolExecutor;

/** 200 pools with 2,000 threads that wait for their next task, and a few that work: the agent's thread takes a small share of a processor. */
// alone: measures the agent's thread
public final class SoundTwoHundredPools {
    private SoundTwoHundredPools() {}

    public static void main(String[] args) throws Exception {
        List<ExecutorService> pools = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            ThreadPoolExecutor pool =
                    (ThreadPoolExecutor) Load.fixedPool("many-" + (char) ('a' + i % 26) + "x" + i + "-t", 10);
            pool.prestartAllCoreThreads();
            pools.add(pool);
        }
        long begin = System.nanoTime();
        long cpuBefore = agentCpu();
        while (System.nanoTime() - begin < 6_000_000_000L) {
            for (ExecutorService pool : pools) {
                pool.execute(() -> Thread.yield());
            }
            Thread.sleep(20);
        }
        double share = (double) (agentCpu() - cpuBefore) / (System.nanoTime() - begin);
        System.out.println("the agent's thread took " + share + " of one processor");
        pools.forEach(ExecutorService::shutdown);
        if (share > 0.15) {
            throw new IllegalStateException("the agent's thread took " + share + " of one processor");
        }
    }

    /** CPU time in ns of the thread that watches; 0 where nobody does. */
    private static long agentCpu() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().equals("Parkwarden")) {
                return threads.getThreadCpuTime(thread.getId());
            }
        }
        return 0;
    }
}
