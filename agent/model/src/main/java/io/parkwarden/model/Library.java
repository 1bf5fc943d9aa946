/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.model;

import org.jspecify.annotations.Nullable;

/**
 * A library on the class path, as its jar says.
 *
 * @param artifact its artifact's name, such as {@code mysql-connector-j}
 * @param version its version; null if the jar does not say
 */
public record Library(String artifact, @Nullable String version) {
    @Override
    public String toString() {
        return artifact + " " + (version == null ? "(version unknown)" : version);
    }
}
