/* SPDX-License-Identifier: Apache-2.0 */
package example.pinnedcarrier;

import example.VirtualThreads;

/** A virtual thread waits for a process to end. */
// since: 21
public final class SoundProcessExit {
    private SoundProcessExit() {}

    public static void main(String[] args) throws Exception {
        VirtualThreads.run(3, () -> new ProcessBuilder("sleep", "0.1").start().waitFor());
    }
}
