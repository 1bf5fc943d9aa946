/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.viewer.jfr;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event of a recording. Fields are found when they are asked for, so an event that is passed over after a look at its
 * duration costs no more than that. The methods are named as those of {@code jdk.jfr.consumer.RecordedEvent}. Not
 * thread-safe; it may be kept, and then keeps its chunk.
 */
public final class Event {
    private final Chunk chunk;
    private final Type type;

    /** Where each field begins, as far as they were looked at. */
    private final int[] begins;

    private int found;

    Event(Chunk chunk, Type type, int begin) {
        this.chunk = chunk;
        this.type = type;
        this.begins = new int[type.fields.size() + 1];
        begins[0] = begin;
    }

    /** Name of its type, such as {@code jdk.ThreadPark}. */
    public String name() {
        return type.name;
    }

    /** Whether it has a field of this name. */
    public boolean hasField(String name) {
        return type.indexOf(name) >= 0;
    }

    private Type.Field seek(String name) {
        int index = type.indexOf(name);
        if (index < 0) {
            throw new IllegalArgumentException(type.name + " has no field " + name);
        }
        if (index <= found) {
            chunk.bytes.position(begins[index]);
        } else {
            chunk.bytes.position(begins[found]);
            while (found < index) {
                Type.skip(type.fields.get(found), chunk.bytes);
                begins[++found] = chunk.bytes.position();
            }
        }
        return type.fields.get(index);
    }

    /**
     * A whole number.
     *
     * @throws IllegalArgumentException if there is no such field, here and in all that follows
     */
    public long getLong(String name) {
        return seek(name).type().number(chunk.bytes);
    }

    public int getInt(String name) {
        return (int) getLong(name);
    }

    public boolean getBoolean(String name) {
        return getLong(name) != 0;
    }

    public double getDouble(String name) {
        return seek(name).type().decimal(chunk.bytes);
    }

    public @Nullable String getString(String name) {
        Type.Field field = seek(name);
        if (!field.type().isText()) {
            throw new IllegalArgumentException(type.name + "." + name + " is no string");
        }
        return field.constant() ? chunk.constants.string(chunk.bytes.number()) : chunk.bytes.text(chunk.constants);
    }

    /** Name of a class. */
    public @Nullable String getClassName(String name) {
        seek(name);
        return chunk.constants.className(chunk.bytes.number());
    }

    /** The thread in a field. */
    public @Nullable Worker getThread(String name) {
        seek(name);
        return chunk.constants.thread(chunk.bytes.number());
    }

    /** The thread that wrote the event; null if it does not say. */
    public @Nullable Worker getThread() {
        return hasField("eventThread") ? getThread("eventThread") : null;
    }

    /** The stack of the thread that wrote the event; null if it does not say. */
    public @Nullable Trace getStackTrace() {
        if (!hasField("stackTrace")) {
            return null;
        }
        seek("stackTrace");
        return chunk.constants.trace(chunk.bytes.number());
    }

    /** A length of time in the unit of the field. */
    public Duration getDuration(String name) {
        return Duration.ofNanos(nanos(name));
    }

    private long nanos(String name) {
        Type.Field field = seek(name);
        long value = chunk.bytes.number();
        String unit = field.unit();
        if (unit == null || value == Long.MIN_VALUE) {
            return value;
        }
        return switch (unit) {
            case "TICKS" -> chunk.nanosOf(value);
            case "MICROSECONDS" -> value * 1_000;
            case "MILLISECONDS" -> value * 1_000_000;
            case "SECONDS" -> value * 1_000_000_000;
            default -> value;
        };
    }

    /** How long it lasted, in ns; 0 for what has no length. */
    public long durationNanos() {
        return hasField("duration") ? nanos("duration") : 0;
    }

    /** When it began, in ns since the epoch. */
    public long startNanos() {
        seek("startTime");
        return chunk.momentOf(chunk.bytes.number());
    }

    /** When it began, in ms since the epoch. */
    public long startMillis() {
        return Math.floorDiv(startNanos(), 1_000_000L);
    }

    /** When it was over, in ms since the epoch. */
    public long endMillis() {
        return Math.floorDiv(startNanos() + durationNanos(), 1_000_000L);
    }

    /** A moment in the unit of the field. */
    public Instant getInstant(String name) {
        Type.Field field = seek(name);
        long value = chunk.bytes.number();
        return "MILLISECONDS_SINCE_EPOCH".equals(field.unit())
                ? Instant.ofEpochMilli(value)
                : Instant.EPOCH.plusNanos(chunk.momentOf(value));
    }
}
