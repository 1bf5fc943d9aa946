/* SPDX-License-Identifier: Apache-2.0 */
package example;

import java.lang.management.ManagementFactory;
import java.util.Random;
import java.util.zip.Deflater;

/**
 * Work that takes a certain processor time on this machine. It is done in native code, so that it takes as long before
 * the compilers have seen it as after: {@code Computing.packer(page).deflate(Computing.ROOM)}.
 */
public final class Computing {
    /** Where packed pages go; large enough for each of them. */
    public static final byte[] ROOM = new byte[8 << 20];

    private static final int PROBE = 256 << 10;
    private static final long ENOUGH_NANOS = 40_000_000;

    private static double bytesPerMilli;

    private Computing() {}

    /** A page that takes so many milliseconds of processor time to pack. */
    public static synchronized byte[] page(int millis) {
        if (bytesPerMilli == 0) {
            byte[] probe = text(PROBE);
            long packed = 0;
            long begin = now();
            long used = 0;
            while (used < ENOUGH_NANOS) {
                packer(probe).deflate(ROOM);
                packed += probe.length;
                used = now() - begin;
            }
            bytesPerMilli = packed * 1e6 / used;
        }
        return text((int) Math.min(ROOM.length, bytesPerMilli * millis));
    }

    /** What packs this page, at its best and slowest; the page is given to it already. */
    public static Deflater packer(byte[] page) {
        Deflater packer = new Deflater(Deflater.BEST_COMPRESSION);
        packer.setInput(page);
        packer.finish();
        return packer;
    }

    private static byte[] text(int length) {
        byte[] text = new byte[length];
        Random random = new Random(7);
        for (int i = 0; i < length; i++) {
            text[i] = (byte) ('a' + random.nextInt(6));
        }
        return text;
    }

    private static long now() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
