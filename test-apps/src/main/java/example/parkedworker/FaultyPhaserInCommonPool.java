/* SPDX-License-Identifier: Apache-2.0 */
package example.parkedworker;

import example.Later;
import example.Load;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Phaser;

/** Waits for the next phase in the common pool. */
public final class FaultyPhaserInCommonPool {
    private FaultyPhaserInCommonPool() {}

    public static void main(String[] args) throws Exception {
        Load.run(ForkJoinPool.commonPool(), 5, () -> {
            Phaser phaser = new Phaser(1);
            Later.run(phaser::arrive);
            // finding: ParkedWorker phaser
            phaser.awaitAdvance(0);
        });
    }
}
