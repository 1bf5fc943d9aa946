/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core;

import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Files into which the report goes about once a second while somebody looks at it. There is no connection: who looks
 * keeps a second file beside the first, named {@code .wanted}, and touches it. When it is gone or has grown old, the
 * writing ends by itself, so a viewer that was killed leaves no work behind. Added to by the thread that carries out
 * commands, written by the agent's thread; the list's lock orders them.
 */
final class Followers {
    private static final int MOST = 4;
    private static final long EVERY_NANOS = 1_000_000_000;

    /** A page of numbers is worth a twentieth of a processor, not more. */
    private static final int COST_FACTOR = 20;

    private static final long FORGOTTEN_MILLIS = 15_000;

    private final List<File> files = new ArrayList<>();
    private long due;

    /** Begins to write there; false if so many others are followed that there is no room. */
    boolean add(File file) {
        synchronized (files) {
            files.removeIf(other -> other.equals(file) || !wanted(other));
            if (files.size() >= MOST) {
                return false;
            }
            files.add(file);
            due = 0;
            return true;
        }
    }

    /**
     * Writes if it is time.
     *
     * @param now as {@link System#nanoTime} gives it
     * @param writer writes the report to a file and says whether it could
     */
    void write(long now, Predicate<File> writer) {
        List<File> wanted;
        synchronized (files) {
            if (files.isEmpty() || (due != 0 && now - due < 0)) {
                return;
            }
            files.removeIf(file -> !wanted(file));
            wanted = List.copyOf(files);
        }
        for (File file : wanted) {
            if (!writer.test(file)) {
                synchronized (files) {
                    files.remove(file);
                }
            }
        }
        long cost = System.nanoTime() - now;
        synchronized (files) {
            due = now + Math.max(EVERY_NANOS, cost * COST_FACTOR);
        }
    }

    /** A file that is not there has the time 0. */
    private static boolean wanted(File file) {
        long age = System.currentTimeMillis() - new File(file.getPath() + ".wanted").lastModified();
        return age < FORGOTTEN_MILLIS;
    }
}
