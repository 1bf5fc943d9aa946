/* SPDX-License-Identifier: Apache-2.0 */
package example.hoggedcarrier;

import example.VirtualThreads;
import java.util.zip.Deflater;

/** Compression, in native code, on virtual threads. */
// since: 21
public final class FaultyCompression {
    private FaultyCompression() {}

    public static void main(String[] args) throws Exception {
        VirtualThreads.call(10, FaultyCompression::serve);
    }

    private static int serve() throws Exception {
        Thread.sleep(5);
        // finding: HoggedCarrier
        return compress(new byte[1 << 20]);
    }

    private static int compress(byte[] content) {
        int packed = 0;
        byte[] out = new byte[1 << 16];
        long end = System.nanoTime() + 1_000_000_000;
        while (System.nanoTime() < end) {
            Deflater deflater = new Deflater(9);
            deflater.setInput(content);
            deflater.finish();
            while (!deflater.finished()) {
                packed += deflater.deflate(out);
            }
            deflater.end();
        }
        return packed;
    }
}
