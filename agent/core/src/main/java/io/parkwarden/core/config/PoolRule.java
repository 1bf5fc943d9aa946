/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.config;

import io.parkwarden.model.Intent;
import io.parkwarden.model.Wildcard;

/**
 * What the user says of pools with a name or class like this.
 *
 * @param pattern a name; {@code *} matches anything
 * @param intent what such pools are for
 */
public record PoolRule(String pattern, Intent intent) {
    /** Whether the whole text matches the pattern. */
    public boolean matches(String text) {
        return Wildcard.matches(pattern, text);
    }
}
