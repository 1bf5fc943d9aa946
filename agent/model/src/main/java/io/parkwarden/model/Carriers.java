/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.model;

/**
 * The carriers of virtual threads at one moment. Numbers are read without a lock, so they may be a few off.
 *
 * @param total carriers that the scheduler keeps busy: its parallelism, or more while it makes up for blocked ones; 0 if
 *     nobody looked at them, as in a recording without the agent, and then the other numbers say nothing
 * @param held carriers whose virtual thread is blocked and mounted
 * @param busy carriers whose virtual thread has been computing for some time
 * @param waiting virtual threads that are ready to run and have no carrier
 */
public record Carriers(int total, int held, int busy, int waiting) {
    /** Nobody looked. */
    public static final Carriers UNKNOWN = new Carriers(0, 0, 0, 0);

    /** Whether somebody looked at them. */
    public boolean known() {
        return total > 0;
    }

    /** Whether no carrier is free while virtual threads wait for one. */
    public boolean exhausted() {
        return known() && waiting > 0 && held + busy >= total;
    }

    /** The scheduler in the words that all outputs have for pools. */
    public Pool asPool() {
        return asPool(held + busy);
    }

    /** The scheduler in the words that all outputs have for pools; {@code taken} carriers do no work for others. */
    Pool asPool(int taken) {
        return new Pool(
                "virtual-thread carriers",
                PoolKind.VIRTUAL_PER_TASK,
                Intent.BLOCKING,
                false,
                Math.max(1, Math.max(total, taken)),
                known() ? total : -1,
                known() ? taken : -1,
                known() ? waiting : -1);
    }
}
