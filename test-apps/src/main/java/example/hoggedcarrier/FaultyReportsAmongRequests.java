/* SPDX-License-Identifier: Apache-2.0 */
package example.hoggedcarrier;

import example.VirtualThreads;
import java.util.concurrent.CountDownLatch;

/** A few reports take all carriers, and the requests, which only wait for a database, answer after them. */
// since: 21
public final class FaultyReportsAmongRequests {
    private static final int REPORTS = 4;

    private FaultyReportsAmongRequests() {}

    public static void main(String[] args) throws Exception {
        CountDownLatch reports = new CountDownLatch(REPORTS);
        for (int i = 0; i < REPORTS; i++) {
            int seed = i;
            VirtualThreads.start(() -> {
                // finding: HoggedCarrier
                multiply(seed);
                reports.countDown();
            });
        }
        VirtualThreads.run(40, () -> Thread.sleep(30));
        reports.await();
    }

    private static double multiply(int seed) {
        double[][] left = new double[100][100];
        double[][] right = new double[100][100];
        left[seed][seed] = 2;
        right[seed][seed] = 3;
        double sum = 0;
        long end = System.nanoTime() + 1_500_000_000;
        while (System.nanoTime() < end) {
            for (int row = 0; row < left.length; row++) {
                for (int column = 0; column < left.length; column++) {
                    for (int k = 0; k < left.length; k++) {
                        sum += left[row][k] * right[k][column];
                    }
                }
            }
        }
        return sum;
    }
}
