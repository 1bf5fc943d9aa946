/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.viewer.jfr;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * The chunks of a recording, one after the other; one is in memory at a time, as a map of the file and not on the heap.
 * What is wrong with the file is told by {@link #damage}, as a reader of a file that is cut short has to be told. Not
 * thread-safe.
 */
public final class RecordingFile implements AutoCloseable {
    private static final int MAGIC = 'F' << 24 | 'L' << 16 | 'R' << 8;
    private static final int STATE = 64;
    private static final int UNFINISHED = 255;

    private final FileChannel file;
    private final long length;
    private long begin;
    private long at;
    private int number;
    private @Nullable String damage;

    /** Opens the file. */
    public RecordingFile(Path path) throws IOException {
        file = FileChannel.open(path, StandardOpenOption.READ);
        length = file.size();
    }

    /** Bytes of the chunks before the one that was given last. */
    public long position() {
        return begin;
    }

    /** What is wrong with the file, as a part of a sentence; null if nothing is, as far as it was read. */
    public @Nullable String damage() {
        return damage;
    }

    /**
     * The next chunk, or null after the last that can be read.
     *
     * @throws RuntimeException if its content is damaged
     */
    public @Nullable Chunk next() throws IOException {
        if (at >= length || damage != null) {
            return null;
        }
        number++;
        begin = at;
        ByteBuffer header = ByteBuffer.allocate(Chunk.HEADER);
        while (header.hasRemaining() && file.read(header, at + header.position()) >= 0) {
            // a channel may give less than asked for
        }
        if (header.hasRemaining()) {
            damage = "chunk " + number + " is cut off";
            return null;
        }
        if (header.getInt(0) != MAGIC) {
            damage = number == 1
                    ? "it does not begin with a chunk"
                    : "what follows chunk " + (number - 1) + " is no chunk";
            return null;
        }
        long size = header.getLong(8);
        boolean unfinished = (header.get(STATE) & 0xFF) == UNFINISHED;
        if (size > length - at || size < Chunk.HEADER) {
            damage = "chunk " + number + (unfinished ? " was not finished" : " is cut off");
            return null;
        }
        if (size > Integer.MAX_VALUE) {
            damage = "chunk " + number + " is longer than 2 GB, which this viewer cannot read";
            return null;
        }
        at += size;
        if (unfinished) {
            damage = "chunk " + number + " was not finished";
        }
        return new Chunk(file.map(FileChannel.MapMode.READ_ONLY, begin, size));
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
