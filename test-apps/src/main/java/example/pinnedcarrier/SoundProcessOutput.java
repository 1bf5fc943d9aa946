/* SPDX-License-Identifier: Apache-2.0 */
package example.pinnedcarrier;

import example.VirtualThreads;
import java.io.InputStream;

/** Virtual threads read what a process prints: each keeps its carrier, and the JDK lends the scheduler another one meanwhile. */
// since: 21
public final class SoundProcessOutput {
    private SoundProcessOutput() {}

    public static void main(String[] args) throws Exception {
        VirtualThreads.run(8, () -> {
            Process process = new ProcessBuilder("sh", "-c", "sleep 0.2; echo half; sleep 0.2; echo done").start();
            try (InputStream output = process.getInputStream()) {
                output.readAllBytes();
            }
            process.waitFor();
        });
    }
}
