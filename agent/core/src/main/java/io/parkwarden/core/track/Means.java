/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.track;

import io.parkwarden.model.Words;

/** By which means a wait was seen. */
public enum Means {
    /** A woven method, on the thread that waited, at the end of the wait. */
    HOOK,
    /** An event of the JDK, a little later. */
    JDK_EVENT,
    /** Looks from outside, as long as the JDK's events are not read. */
    SAMPLER,
    /** Looks from outside that found the thread asleep in native code, always. */
    LOOKS;

    /** The word used in events: lower case with hyphens. */
    public String word() {
        return Words.of(this);
    }
}
