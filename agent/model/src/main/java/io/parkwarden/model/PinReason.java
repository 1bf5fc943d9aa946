/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.model;

/** Why a virtual thread that was blocked did not let go of its carrier. */
public enum PinReason {
    /** A frame on the stack holds a monitor; JDK 21 to 23 only. */
    MONITOR_HELD("a frame of it holds a monitor"),
    /** It waited to enter a monitor; JDK 21 to 23 only. */
    MONITOR_ENTER("entering synchronized keeps the carrier on this JDK"),
    /** It was in Object.wait; JDK 21 to 23 only. The scheduler adds a carrier meanwhile. */
    OBJECT_WAIT("Object.wait keeps the carrier on this JDK"),
    /** It blocked inside a class initialiser. */
    INITIALISER_ON_STACK("a class initialiser is on its stack"),
    /** It waited until another thread had initialised a class. */
    INITIALISER_ELSEWHERE("another thread runs the class initialiser that it needs"),
    /** A native frame is on the stack. */
    NATIVE_FRAME("a native frame is on its stack"),
    /** The JVM itself called Java code on this stack, to load a class. */
    CLASS_LOADING("the JVM called the class loader on its stack"),
    /** A native method blocked, such as the read of a file. */
    NATIVE_CALL("a native method that blocks keeps the carrier"),
    /** The JVM refused to unmount it; nothing on the stack says why. */
    UNKNOWN("the JVM could not unmount it");

    private final String label;

    PinReason(String label) {
        this.label = label;
    }

    /** The reason in a user's words, to follow "because". */
    public String label() {
        return label;
    }

    /** The word used in events: lower case with hyphens. */
    public String word() {
        return Words.of(this);
    }
}
