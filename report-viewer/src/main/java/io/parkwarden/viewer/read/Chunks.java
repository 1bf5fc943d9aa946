/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.viewer.read;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The chunks of a recording by their headers. The JDK's reader ends without a word where a chunk is cut short, as a
 * recording still being written looks the same to it; a reader of a file has to be told.
 */
final class Chunks {
    private static final int MAGIC = 'F' << 24 | 'L' << 16 | 'R' << 8;
    private static final int HEADER = 68;
    private static final int STATE = 64;
    private static final int UNFINISHED = 255;

    private Chunks() {}

    /** What is wrong with the file, as a part of a sentence, or null if every chunk is whole. */
    static @Nullable String damage(Path file) throws IOException {
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            long length = in.length();
            long at = 0;
            for (int chunk = 1; at < length; chunk++) {
                if (length - at < HEADER) {
                    return "chunk " + chunk + " is cut off";
                }
                in.seek(at);
                if (in.readInt() != MAGIC) {
                    return "what follows chunk " + (chunk - 1) + " is no chunk";
                }
                in.seek(at + 8);
                long size = in.readLong();
                in.seek(at + STATE);
                if (in.read() == UNFINISHED) {
                    return "chunk " + chunk + " was not finished";
                }
                if (size < HEADER || size > length - at) {
                    return "chunk " + chunk + " is cut off";
                }
                at += size;
            }
            return null;
        }
    }
}
