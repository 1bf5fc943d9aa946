/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.instrument;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * Classes that were woven in an earlier run, each with the bytes that it was woven from: only the very same bytes get the same result,
 * whatever the order of the methods. Bounded. Thread-safe.
 */
public final class WovenClasses {
    /** Changes with the form of the file. */
    private static final int MAGIC = 0x50574b31;

    private static final int MOST = 512;

    /** A class has other bytes when it is loaded than when it is read back from a JVM that has it loaded. */
    private static final int VARIANTS = 4;

    private static final int MOST_BYTES = 32 << 20;

    private final Map<String, List<Entry>> entries = new HashMap<>();
    private Set<String> jdkClasses = Set.of();
    private Set<String> libraryClasses = Set.of();
    private int number;
    private int bytes;
    private boolean changed;

    private static final class Entry {
        private final byte[] original;
        private final byte[] woven;

        Entry(byte[] original, byte[] woven) {
            this.original = original;
            this.woven = woven;
        }
    }

    private final boolean keeps;

    /**
     * None so far.
     *
     * @param keeps whether what is woven from now on is kept, for {@link #write}
     */
    public WovenClasses(boolean keeps) {
        this.keeps = keeps;
    }

    /**
     * Those of an earlier run.
     *
     * @param file what {@link #write} has written
     * @param key what has to be as it was then: the agent and the JVM
     * @throws IOException if it is damaged
     */
    public static WovenClasses read(byte[] file, String key) throws IOException {
        WovenClasses read = new WovenClasses(true);
        try {
            ByteBuffer in = ByteBuffer.wrap(file);
            if (in.getInt() != MAGIC || !text(in).equals(key)) {
                return read;
            }
            CRC32 sum = new CRC32();
            sum.update(file, 0, file.length - Long.BYTES);
            if (in.getLong(file.length - Long.BYTES) != sum.getValue()) {
                throw new IOException("it is damaged");
            }
            read.jdkClasses = names(in);
            read.libraryClasses = names(in);
            for (int left = in.getInt(); left > 0; left--) {
                read.put(text(in), new Entry(bytes(in), bytes(in)));
            }
        } catch (BufferUnderflowException | IndexOutOfBoundsException | NegativeArraySizeException damaged) {
            throw new IOException("it is damaged", damaged);
        }
        read.changed = false;
        return read;
    }

    private static Set<String> names(ByteBuffer in) {
        Set<String> names = new HashSet<>();
        for (int left = in.getInt(); left > 0; left--) {
            names.add(text(in));
        }
        return names;
    }

    private static String text(ByteBuffer in) {
        return new String(bytes(in), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(ByteBuffer in) {
        int length = in.getInt();
        if (length > in.remaining()) {
            throw new BufferUnderflowException();
        }
        byte[] bytes = new byte[length];
        in.get(bytes);
        return bytes;
    }

    /** The form that {@link #read} understands. */
    public synchronized void write(DataOutputStream out, String key) throws IOException {
        Summed summed = new Summed(out);
        summed.number(MAGIC);
        summed.bytes(key.getBytes(StandardCharsets.UTF_8));
        summed.names(jdkClasses);
        summed.names(libraryClasses);
        summed.number(number);
        for (Map.Entry<String, List<Entry>> one : entries.entrySet()) {
            for (Entry entry : one.getValue()) {
                summed.bytes(one.getKey().getBytes(StandardCharsets.UTF_8));
                summed.bytes(entry.original);
                summed.bytes(entry.woven);
            }
        }
        out.writeLong(summed.sum.getValue());
        changed = false;
    }

    private record Summed(DataOutputStream out, CRC32 sum) {
        Summed(DataOutputStream out) {
            this(out, new CRC32());
        }

        void number(int number) throws IOException {
            raw(ByteBuffer.allocate(Integer.BYTES).putInt(number).array());
        }

        void bytes(byte[] bytes) throws IOException {
            number(bytes.length);
            raw(bytes);
        }

        void names(Set<String> names) throws IOException {
            number(names.size());
            for (String name : names) {
                bytes(name.getBytes(StandardCharsets.UTF_8));
            }
        }

        private void raw(byte[] bytes) throws IOException {
            sum.update(bytes);
            out.write(bytes);
        }
    }

    /** Whether nothing is known, not even which classes are to be woven. */
    synchronized boolean isEmpty() {
        return jdkClasses.isEmpty();
    }

    /** Whether there is more than was read. */
    public synchronized boolean changed() {
        return changed;
    }

    /** Internal names of the classes of the boot loader to weave. */
    synchronized Set<String> jdkClasses() {
        return jdkClasses;
    }

    /** Internal names of the classes of libraries to weave. */
    synchronized Set<String> libraryClasses() {
        return libraryClasses;
    }

    synchronized void names(Set<String> ofTheJdk, Set<String> ofLibraries) {
        jdkClasses = ofTheJdk;
        libraryClasses = ofLibraries;
    }

    /** What became of these bytes, in whatever order their methods were, or null if that is not known. */
    synchronized byte @Nullable [] find(String name, byte[] original) {
        for (Entry entry : entries.getOrDefault(name, List.of())) {
            if (ClassForm.same(entry.original, original)) {
                return entry.woven.clone();
            }
        }
        return null;
    }

    /** Keeps what became of these bytes, if there is room. */
    synchronized void add(String name, byte[] original, byte[] woven) {
        if (keeps) {
            put(name, new Entry(original.clone(), woven.clone()));
        }
    }

    private void put(String name, Entry entry) {
        int more = entry.original.length + entry.woven.length;
        List<Entry> variants = entries.computeIfAbsent(name, key -> new ArrayList<>(1));
        if (number < MOST && variants.size() < VARIANTS && bytes + more <= MOST_BYTES) {
            variants.add(entry);
            number++;
            bytes += more;
            changed = true;
        }
    }
}
