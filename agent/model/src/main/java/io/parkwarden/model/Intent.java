/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.model;

/** What a pool is for. It decides whether waiting on it is a fault. */
public enum Intent {
    /** Short tasks that compute; a parked worker is lost capacity. */
    COMPUTE,
    /** Made or declared for tasks that wait. */
    BLOCKING,
    /** Must never wait. */
    EVENT_LOOP,
    /** Declared as not to be reported. */
    IGNORE;

    /** The word used in the JSON report and in the option {@code pools}: lower case with hyphens. */
    public String word() {
        return Words.of(this);
    }
}
