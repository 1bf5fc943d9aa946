/* SPDX-License-Identifier: Apache-2.0 */
package example.cost;

/** What a measured JVM does. It has begun when it was made. */
sealed interface Job permits Workload, Service {
    /** Ends what was begun: threads, connections. */
    default void end() throws Exception {}
}
