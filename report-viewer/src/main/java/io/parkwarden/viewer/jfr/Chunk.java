/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.viewer.jfr;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A chunk of a recording, which stands for itself: a header, events, constants and the description of its types. Not
 * thread-safe.
 */
public final class Chunk {
    static final int HEADER = 68;

    private static final int FLAGS = 67;
    private static final int COMPRESSED = 1;

    /** Most types have small numbers; the table saves a boxed key per event. */
    private static final int TABLE = 1 << 16;

    private static final int LOOK_EVERY = 1 << 14;

    final Bytes bytes;
    final Constants constants;
    private final Metadata metadata;
    private final int end;
    private final long startNanos;
    private final long durationNanos;
    private final long startTicks;
    private final double nanosPerTick;

    /**
     * Reads header, types and where the constants stand.
     *
     * @param buffer the whole chunk
     * @throws RuntimeException if the chunk is damaged
     */
    Chunk(ByteBuffer buffer) {
        long constantsAt = buffer.getLong(16);
        long metadataAt = buffer.getLong(24);
        startNanos = buffer.getLong(32);
        durationNanos = buffer.getLong(40);
        startTicks = buffer.getLong(48);
        long frequency = buffer.getLong(56);
        if (frequency <= 0 || (buffer.get(FLAGS) & COMPRESSED) == 0) {
            throw new IllegalStateException("a header that fits no recording");
        }
        nanosPerTick = 1e9 / frequency;
        end = buffer.limit();
        bytes = new Bytes(buffer);
        constants = new Constants(buffer);
        bytes.position(Math.toIntExact(metadataAt));
        metadata = new Metadata(bytes, constants);
        constants.read(Math.toIntExact(constantsAt), metadata);
    }

    /** When it began, in ms since the epoch. */
    public long startMillis() {
        return Math.floorDiv(startNanos, 1_000_000L);
    }

    /** When it ended, in ms since the epoch. */
    public long endMillis() {
        return Math.floorDiv(startNanos + Math.max(0, durationNanos), 1_000_000L);
    }

    /** Names of the kinds of events that it may hold, by their numbers. */
    public Map<Long, String> types() {
        Map<Long, String> types = new HashMap<>();
        metadata.events().forEach(type -> types.put(type.id, type.name));
        return types;
    }

    /**
     * Reads the events in the order in which they stand; those that nobody wants are passed over by their sizes.
     *
     * @param readers gives who wants the events of this name, or null; asked once per name
     * @param progress told how many bytes were read, now and then
     * @return events, wanted or not
     * @throws RuntimeException if the chunk is damaged
     */
    public long read(Function<String, @Nullable Consumer<Event>> readers, LongConsumer progress) {
        Map<Long, Wanted> all = new HashMap<>();
        Wanted[] table = new Wanted[TABLE];
        for (Type type : metadata.events()) {
            Consumer<Event> reader = readers.apply(type.name);
            if (reader != null) {
                Wanted wanted = new Wanted(type, reader);
                all.put(type.id, wanted);
                if (type.id >= 0 && type.id < TABLE) {
                    table[(int) type.id] = wanted;
                }
            }
        }
        long events = 0;
        int at = HEADER;
        while (at < end) {
            bytes.position(at);
            int size = bytes.count();
            if (size <= 0) {
                throw new IllegalStateException("an event without a size");
            }
            long id = bytes.number();
            if (id > 1) {
                events++;
                Wanted wanted = id < TABLE ? table[(int) id] : all.get(id);
                if (wanted != null) {
                    wanted.reader.accept(new Event(this, wanted.type, bytes.position()));
                }
                if (events % LOOK_EVERY == 0) {
                    progress.accept(at);
                }
            }
            at += size;
        }
        return events;
    }

    private record Wanted(Type type, Consumer<Event> reader) {}

    long nanosOf(long ticks) {
        return (long) (ticks * nanosPerTick);
    }

    /** In ns since the epoch. */
    long momentOf(long ticks) {
        return startNanos + nanosOf(ticks - startTicks);
    }
}
