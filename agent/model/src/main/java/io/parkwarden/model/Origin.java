/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.model;

/** Whose code a frame is. */
public enum Origin {
    /** A class of the JDK. */
    JDK,
    /** A library that the application uses. */
    LIBRARY,
    /** The application itself: the code its owner can change. */
    APPLICATION;

    /** The word used in the JSON report: lower case. */
    public String word() {
        return Words.of(this);
    }
}
