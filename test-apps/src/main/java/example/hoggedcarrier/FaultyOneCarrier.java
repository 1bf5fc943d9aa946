/* SPDX-License-Identifier: Apache-2.0 */
package example.hoggedcarrier;

import example.VirtualThreads;
import java.time.LocalDate;

/** A container with one processor has one carrier: a single report that computes keeps all others from running. */
// since: 21
// jvm: -Djdk.virtualThreadScheduler.parallelism=1 -Djdk.virtualThreadScheduler.maxPoolSize=1
public final class FaultyOneCarrier {
    private FaultyOneCarrier() {}

    public static void main(String[] args) throws Exception {
        Thread report = VirtualThreads.start(() -> {
            // finding: HoggedCarrier
            report();
        });
        VirtualThreads.run(20, () -> Thread.sleep(20));
        report.join();
    }

    private static long report() {
        long sundays = 0;
        long end = System.nanoTime() + 1_500_000_000;
        LocalDate day = LocalDate.of(1970, 1, 1);
        while (System.nanoTime() < end) {
            day = day.plusDays(1);
            sundays += day.getDayOfWeek().getValue() / 7;
        }
        return sundays;
    }
}
