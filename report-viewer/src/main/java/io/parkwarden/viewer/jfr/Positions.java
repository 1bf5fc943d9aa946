/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.viewer.jfr;

import java.util.Arrays;

/** Where the constants of one type stand, by key: a hash table of numbers without an object per entry. */
final class Positions {
    private long[] keys = new long[64];
    private int[] values = new int[64];
    private int size;

    Positions() {
        Arrays.fill(values, -1);
    }

    void put(long key, int position) {
        if (2 * size >= keys.length) {
            grow();
        }
        int slot = slot(key);
        if (values[slot] < 0) {
            size++;
        }
        keys[slot] = key;
        values[slot] = position;
    }

    /** The position, or -1 if there is none. */
    int get(long key) {
        return values[slot(key)];
    }

    private int slot(long key) {
        int mask = keys.length - 1;
        int slot = (int) ((key * 0x9E3779B97F4A7C15L) >>> 32) & mask;
        while (values[slot] >= 0 && keys[slot] != key) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        long[] oldKeys = keys;
        int[] oldValues = values;
        keys = new long[2 * oldKeys.length];
        values = new int[keys.length];
        Arrays.fill(values, -1);
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldValues[i] >= 0) {
                int slot = slot(oldKeys[i]);
                keys[slot] = oldKeys[i];
                values[slot] = oldValues[i];
            }
        }
    }
}
