/* SPDX-License-Identifier: Apache-2.0 */
package example.parkedworker;

import example.CLibrary;
import example.Load;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.Deflater;

/** Native code that computes, and native calls that wait for less than the threshold, while tasks are queued. */
public final class SoundNativeComputing {
    private static final AtomicLong WRITTEN = new AtomicLong();

    private SoundNativeComputing() {}

    public static void main(String[] args) throws Exception {
        CLibrary library = CLibrary.INSTANCE;
        byte[] page = new byte[1 << 20];
        for (int i = 0; i < page.length; i++) {
            page[i] = (byte) (i * 31 ^ i >> 7);
        }
        Load.run(Load.fixedPool("pages", 2), 24, () -> {
            for (int i = 0; i < 20; i++) {
                library.usleep(1_000);
            }
            compress(page);
        });
    }

    private static void compress(byte[] page) {
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
        deflater.setInput(page);
        deflater.finish();
        byte[] out = new byte[1 << 16];
        while (!deflater.finished()) {
            WRITTEN.addAndGet(deflater.deflate(out));
        }
        deflater.end();
    }
}
