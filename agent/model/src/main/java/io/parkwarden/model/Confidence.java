/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.model;

/** How sure a finding is, weakest first. */
public enum Confidence {
    /** The shape fits; an innocent explanation is possible. */
    HINT,
    /** Measured, with a step of inference between measurement and claim. */
    LIKELY,
    /** Every part of the claim was measured. */
    PROVEN;

    /** The word used in the JSON report: lower case. */
    public String word() {
        return Words.of(this);
    }
}
