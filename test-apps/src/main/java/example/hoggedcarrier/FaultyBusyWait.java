/* SPDX-License-Identifier: Apache-2.0 */
package example.hoggedcarrier;

import example.VirtualThreads;
import java.util.concurrent.atomic.AtomicBoolean;

/** A virtual thread asks again and again whether a flag is set, and gives way to nobody. */
// since: 21
public final class FaultyBusyWait {
    private FaultyBusyWait() {}

    public static void main(String[] args) throws Exception {
        AtomicBoolean ready = new AtomicBoolean();
        Thread later = new Thread(() -> {
            try {
                Thread.sleep(1_500);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            ready.set(true);
        });
        later.start();
        VirtualThreads.call(8, () -> {
            Thread.sleep(5);
            // finding: HoggedCarrier
            return await(ready);
        });
        later.join();
    }

    private static long await(AtomicBoolean ready) {
        long asked = 0;
        while (!ready.get()) {
            Thread.onSpinWait();
            asked++;
        }
        return asked;
    }
}
