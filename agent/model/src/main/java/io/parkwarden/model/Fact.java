/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.model;

/** Something that happened in the watched JVM. Facts say what was seen; detectors say what it means. */
public sealed interface Fact permits Park {
    /** When it ended, in milliseconds since the epoch. */
    long atMillis();
}
