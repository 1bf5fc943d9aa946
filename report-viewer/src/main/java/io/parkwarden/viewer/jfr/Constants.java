/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.viewer.jfr;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What events of a chunk refer to by number: threads, stacks, classes, strings. Only where each stands is noted at first;
 * it is read when an event is looked at that refers to it. Not thread-safe.
 */
final class Constants {
    private final Bytes bytes;
    private final Map<String, Positions> byType = new HashMap<>();
    private final Decoded<Trace> traces = new Decoded<>();
    private final Decoded<Worker> threads = new Decoded<>();
    private final Decoded<Trace.Call> methods = new Decoded<>();
    private final Decoded<String> classes = new Decoded<>();
    private final Map<String, Type> types = new HashMap<>();

    /** What was decoded once, by key, without a boxed number per question. */
    private static final class Decoded<T> {
        private final Positions indexes = new Positions();
        private final List<T> values = new ArrayList<>();

        @Nullable
        T get(long key) {
            int index = indexes.get(key);
            return index < 0 ? null : values.get(index);
        }

        void put(long key, T value) {
            indexes.put(key, values.size());
            values.add(value);
        }
    }

    Constants(ByteBuffer buffer) {
        bytes = new Bytes(buffer);
    }

    /** Notes the constants of this checkpoint and of those before it, to which each has the way. */
    void read(int checkpoint, Metadata metadata) {
        Bytes cursor = bytes;
        long at = checkpoint;
        while (true) {
            cursor.position(Math.toIntExact(at));
            cursor.skipNumber(); // size
            if (cursor.number() != 1) {
                throw new IllegalStateException("no constants where they should be");
            }
            cursor.skipNumber(); // start
            cursor.skipNumber(); // duration
            long back = cursor.number();
            cursor.next(); // kind of checkpoint
            for (int pools = cursor.count(); pools > 0; pools--) {
                Type type = metadata.type(cursor.number());
                types.put(type.name, type);
                Positions positions = byType.computeIfAbsent(type.name, name -> new Positions());
                for (int left = cursor.count(); left > 0; left--) {
                    long key = cursor.number();
                    positions.put(key, cursor.position());
                    type.skip(cursor);
                }
            }
            if (back == 0) {
                return;
            }
            if (back > 0) {
                throw new IllegalStateException("a checkpoint that comes after the last");
            }
            at += back;
        }
    }

    /** The string constant with this key. */
    @Nullable
    String string(long key) {
        int at = position("java.lang.String", key);
        return at < 0 ? null : new Reader(at).text();
    }

    private int position(String type, long key) {
        Positions positions = byType.get(type);
        return positions == null ? -1 : positions.get(key);
    }

    /** A place of its own, so that reading one constant may lead to another. */
    private final class Reader {
        private int at;

        Reader(int at) {
            this.at = at;
        }

        long number() {
            bytes.position(at);
            long number = bytes.number();
            at = bytes.position();
            return number;
        }

        @Nullable
        String text() {
            bytes.position(at);
            String text = bytes.text(Constants.this);
            at = bytes.position();
            return text;
        }

        void skip(Type.Field field) {
            bytes.position(at);
            Type.skip(field, bytes);
            at = bytes.position();
        }

        boolean flag() {
            bytes.position(at);
            byte flag = bytes.next();
            at = bytes.position();
            return flag != 0;
        }
    }

    /** The reader of a structure, before the field with this name; null if there is no such constant or field. */
    private @Nullable Reader field(String type, long key, String field) {
        int at = position(type, key);
        Type layout = types.get(type);
        if (at < 0 || layout == null) {
            return null;
        }
        Reader reader = new Reader(at);
        for (Type.Field one : layout.fields) {
            if (one.name().equals(field)) {
                return reader;
            }
            reader.skip(one);
        }
        return null;
    }

    private @Nullable String text(String type, long key, String field) {
        Type layout = types.get(type);
        Reader reader = field(type, key, field);
        if (reader == null || layout == null) {
            return null;
        }
        Type.Field one = layout.fields.get(layout.indexOf(field));
        if (!one.constant()) {
            return one.type().isText() ? reader.text() : null;
        }
        return one.type().isText()
                ? string(reader.number())
                : text(one.type().name, reader.number(), simple(one.type()));
    }

    /** Symbols are structures of one string. */
    private static String simple(Type type) {
        return type.fields.isEmpty() ? "" : type.fields.get(0).name();
    }

    private long number(String type, long key, String field) {
        Reader reader = field(type, key, field);
        return reader == null ? 0 : reader.number();
    }

    private boolean flag(String type, long key, String field) {
        Reader reader = field(type, key, field);
        return reader != null && reader.flag();
    }

    /** Name of the class with this key, with dots; null if it is not there. */
    @Nullable
    String className(long key) {
        String known = key == 0 ? null : classes.get(key);
        if (known == null && key != 0) {
            String name = text("java.lang.Class", key, "name");
            if (name != null) {
                known = name.replace('/', '.');
                classes.put(key, known);
            }
        }
        return known;
    }

    /** The thread with this key, or null. */
    @Nullable
    Worker thread(long key) {
        Worker known = threads.get(key);
        if (known == null && position("java.lang.Thread", key) >= 0) {
            known = new Worker(
                    text("java.lang.Thread", key, "javaName"),
                    number("java.lang.Thread", key, "javaThreadId"),
                    flag("java.lang.Thread", key, "virtual"));
            threads.put(key, known);
        }
        return known;
    }

    /** The stack with this key, or null; the same object for the same key. */
    @Nullable
    Trace trace(long key) {
        Trace known = traces.get(key);
        if (known != null) {
            return known;
        }
        int at = position("jdk.types.StackTrace", key);
        Type type = types.get("jdk.types.StackTrace");
        if (at < 0 || type == null) {
            return null;
        }
        Reader reader = new Reader(at);
        boolean truncated = false;
        List<Trace.Call> calls = List.of();
        for (Type.Field field : type.fields) {
            if (field.name().equals("truncated")) {
                truncated = reader.flag();
            } else if (field.name().equals("frames") && field.array()) {
                calls = calls(reader, field);
            } else {
                reader.skip(field);
            }
        }
        Trace trace = new Trace(calls, truncated);
        traces.put(key, trace);
        return trace;
    }

    private List<Trace.Call> calls(Reader reader, Type.Field frames) {
        List<Trace.Call> calls = new ArrayList<>();
        List<Type.Field> parts = frames.type().fields;
        for (long left = reader.number(); left > 0; left--) {
            long method = 0;
            int line = -1;
            for (Type.Field part : parts) {
                switch (part.name()) {
                    case "method" -> method = reader.number();
                    case "lineNumber" -> line = (int) reader.number();
                    default -> reader.skip(part);
                }
            }
            Trace.Call call = method(method);
            if (!call.className().isEmpty() && !call.method().isEmpty()) {
                calls.add(call.atLine(line)); // frames of native code have no class, hidden ones are left out
            }
        }
        return calls;
    }

    private Trace.Call method(long key) {
        Trace.Call known = methods.get(key);
        if (known == null) {
            String owner = className(number("jdk.types.Method", key, "type"));
            String name = text("jdk.types.Method", key, "name");
            boolean hidden = flag("jdk.types.Method", key, "hidden");
            known = new Trace.Call(owner == null || hidden ? "" : owner, name == null || hidden ? "" : name, -1);
            methods.put(key, known);
        }
        return known;
    }
}
