/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.viewer.cli;

import io.parkwarden.viewer.report.Listing;
import java.util.function.Supplier;
import picocli.CommandLine.Option;

/** The option {@code --format}, the same for every command that prints. */
final class FormatOption {
    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "text, table, tree, json or csv (default: ${DEFAULT-VALUE}).")
    private Format format = Format.text;

    /** In the words of the command line. */
    enum Format {
        text,
        table,
        tree,
        json,
        csv
    }

    Format format() {
        return format;
    }

    /** Rows in the chosen form, or the text for a reader. */
    String render(Listing listing, Supplier<String> text) {
        return switch (format) {
            case text -> text.get();
            case table -> listing.table();
            case tree -> listing.tree();
            case json -> listing.json();
            case csv -> listing.csv();
        };
    }
}
