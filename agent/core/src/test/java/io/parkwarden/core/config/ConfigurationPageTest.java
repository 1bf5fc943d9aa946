/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/configuration.md says of every option what the code says, and of nothing else. */
class ConfigurationPageTest {
    private static final String HEAD = "| option | unit | default | what and why |";

    @Test
    void the_table_has_a_row_for_each_option() throws IOException {
        String expected = Stream.of(Option.values())
                .map(option -> "| `%s` | %s | %s | %s |"
                        .formatted(option.word(), option.unit(), shown(option.byDefault()), option.why()))
                .collect(Collectors.joining("\n"));

        assertEquals(expected, String.join("\n", rows(Files.readString(page()))));
    }

    @Test
    void every_property_and_variable_that_the_page_names_exists() throws IOException {
        String text = Files.readString(page());
        TreeSet<String> named = Stream.concat(
                        names("-D(parkwarden\\.[a-z-]+)", text), names("\\b(PARKWARDEN_[A-Z_]+)\\b", text))
                .collect(Collectors.toCollection(TreeSet::new));
        assertFalse(named.isEmpty(), "the page shows no property and no variable");

        for (Option option : Option.values()) {
            named.remove(option.property());
            named.remove(option.environment());
        }
        assertEquals(new TreeSet<String>(), named);
    }

    private static String shown(String byDefault) {
        return byDefault.isEmpty() ? "(none)" : "`" + byDefault + "`";
    }

    /** The rows below the head and its ruler, up to the first line that is none. */
    private static List<String> rows(String text) {
        List<String> lines = text.lines().toList();
        List<String> rows = new ArrayList<>();
        for (int i = lines.indexOf(HEAD) + 2; i < lines.size() && lines.get(i).startsWith("|"); i++) {
            rows.add(lines.get(i));
        }
        return rows;
    }

    private static Stream<String> names(String pattern, String text) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        return matcher.results().map(result -> result.group(1));
    }

    /** Tests run in the module's folder, or in the top one when started from an editor. */
    private static Path page() throws IOException {
        Path start = Path.of("").toAbsolutePath();
        for (Path folder = start; folder != null; folder = folder.getParent()) {
            Path page = folder.resolve("docs").resolve("configuration.md");
            if (Files.isReadable(page)) {
                return page;
            }
        }
        throw new FileNotFoundException("docs/configuration.md in " + start + " or a folder above it");
    }
}
