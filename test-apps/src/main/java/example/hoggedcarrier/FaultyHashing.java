/* SPDX-License-Identifier: Apache-2.0 */
package example.hoggedcarrier;

import example.VirtualThreads;
import java.security.MessageDigest;

/** Hashing of large content on virtual threads. */
// since: 21
public final class FaultyHashing {
    private FaultyHashing() {}

    public static void main(String[] args) throws Exception {
        VirtualThreads.call(10, FaultyHashing::serve);
    }

    private static byte[] serve() throws Exception {
        Thread.sleep(5);
        // finding: HoggedCarrier
        return digest(new byte[64 * 1024]);
    }

    private static byte[] digest(byte[] content) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        long end = System.nanoTime() + 1_000_000_000;
        while (System.nanoTime() < end) {
            digest.update(content);
        }
        return digest.digest();
    }
}
