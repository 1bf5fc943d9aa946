/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.model;

/** How much a finding harms the application, mildest first so that {@code compareTo} orders by harm. */
public enum Severity {
    /** Worth knowing; nothing is lost at present. */
    INFO,
    /** Capacity or latency is lost, or will be under load. */
    WARNING,
    /** Work stands still or is lost now. */
    ERROR;

    /** The word used in the JSON report and in options: lower case. */
    public String word() {
        return Words.of(this);
    }
}
