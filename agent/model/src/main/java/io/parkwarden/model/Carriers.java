/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.model;

/**
 * The carriers of virtual threads at one moment. Numbers are read without a lock, so they may be a few off.
 *
 * @param total carriers that the scheduler keeps busy: its parallelism, or more while it makes up for blocked ones
 * @param held carriers whose virtual thread is blocked and mounted
 * @param busy carriers whose virtual thread has been computing for some time
 * @param waiting virtual threads that are ready to run and have no carrier
 */
public record Carriers(int total, int held, int busy, int waiting) {
    /** Whether no carrier is free while virtual threads wait for one. */
    public boolean exhausted() {
        return waiting > 0 && held + busy >= total;
    }

    /** The scheduler in the words that all outputs have for pools; {@code taken} carriers do no work for others. */
    Pool asPool(int taken) {
        return new Pool(
                "virtual-thread carriers",
                PoolKind.VIRTUAL_PER_TASK,
                Intent.BLOCKING,
                false,
                Math.max(total, taken),
                total,
                taken,
                waiting);
    }
}
