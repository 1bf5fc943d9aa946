/* SPDX-License-Identifier: Apache-2.0 */
package example.pinnedcarrier;

import example.VirtualThreads;
import java.nio.file.Files;
import java.nio.file.Path;

/** Virtual threads read and write files that do not block. */
// since: 21
public final class SoundFileRead {
    private SoundFileRead() {}

    public static void main(String[] args) throws Exception {
        VirtualThreads.run(200, SoundFileRead::copy);
    }

    private static void copy() throws Exception {
        Path file = Files.createTempFile("sound", ".txt");
        Files.writeString(file, "content ".repeat(100));
        Files.readString(file);
        Files.delete(file);
    }
}
