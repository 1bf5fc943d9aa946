/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.detectors;

import io.parkwarden.model.Confidence;
import io.parkwarden.model.Park;
import io.parkwarden.model.Site;

/**
 * What one fact shows. Claims of one detector with the same site and target are one incident.
 *
 * @param site the line to name
 * @param target what tells two faults at one site apart: the kind of wait and the call that waited, say
 * @param confidence how sure the claim is
 */
public record Claim(Site site, String target, Confidence confidence) {
    /** A claim about a wait, whose target is the wait itself. */
    static Claim of(Park park, Confidence confidence) {
        return new Claim(
                park.stack().site(),
                park.stack().kind().word() + "|"
                        + Fingerprint.normalise(park.stack().operation()),
                confidence);
    }
}
