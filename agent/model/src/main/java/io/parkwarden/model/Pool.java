/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.model;

/**
 * A pool as it was at one moment. Numbers are read without a lock, so they may be a few tasks off; -1 means unknown.
 *
 * @param name thread-name prefix of its workers, or {@code commonPool}
 * @param kind kind of executor
 * @param intent what the pool is for
 * @param declared whether the configuration says so, rather than the pool's kind
 * @param size threads it has
 * @param width threads it may have while none is blocked: maximum pool size or parallelism
 * @param active workers that run a task, the waiting one included
 * @param queued tasks that are due and have no worker
 */
public record Pool(
        String name, PoolKind kind, Intent intent, boolean declared, int size, int width, int active, int queued) {
    /** The same pool with another intent, given by the configuration. */
    public Pool declaredAs(Intent other) {
        return new Pool(name, kind, other, true, size, width, active, queued);
    }
}
