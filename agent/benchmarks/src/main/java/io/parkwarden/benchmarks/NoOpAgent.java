/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.benchmarks;

/** An agent that does nothing: some of what an agent costs, the JVM itself adds as soon as there is one. */
public final class NoOpAgent {
    private NoOpAgent() {}

    /** Called by the JVM. */
    public static void premain(String arguments) {}
}
