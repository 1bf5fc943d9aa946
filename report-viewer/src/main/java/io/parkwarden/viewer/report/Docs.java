/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.viewer.report;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The pages of docs/ that are packed into the jar: one text serves the site, the command line and the HTML page. */
final class Docs {
    private Docs() {}

    /** The page of a detector, if there is one. */
    static Optional<String> detector(String name) {
        return page("detectors/" + name + ".md");
    }

    /** A page by its path below docs/, if it is packed. */
    static Optional<String> page(String path) {
        try (@Nullable InputStream in = Docs.class.getResourceAsStream("/" + path)) {
            return in == null
                    ? Optional.empty()
                    : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n"));
        } catch (IOException e) {
            throw new IllegalStateException("a page of the documentation cannot be read: " + path, e);
        }
    }
}
