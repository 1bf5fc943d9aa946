/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.parkwarden.model.Intent;
import io.parkwarden.model.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ConfigurationTest {
    private final Map<String, String> arguments = new HashMap<>();
    private final Map<String, String> properties = new HashMap<>();
    private final Map<String, String> environment = new HashMap<>();

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void every_option_has_a_default_that_makes_sense(Option option) {
        arguments.put(option.word(), option.byDefault());

        Configuration configuration = read(false);

        assertEquals(List.of(), configuration.problems());
        assertEquals(option.byDefault(), configuration.text(option));
        assertTrue(option.why().endsWith("."), option.why());
    }

    @Test
    void a_property_wins_over_environment_file_and_argument() throws IOException {
        give(Option.THRESHOLD, "1ms", "2ms", "3ms", "4ms");

        assertThreshold("1ms", "system property", false);
        properties.remove(Option.THRESHOLD.property());
        assertThreshold("2ms", "environment", false);
        environment.remove(Option.THRESHOLD.environment());
        assertThreshold("3ms", "configuration file", false);
        properties.remove(Option.CONFIGURATION_FILE.property());
        assertThreshold("4ms", "agent argument", false);
        arguments.remove(Option.THRESHOLD.word());
        assertThreshold("10ms", "default", false);
    }

    @Test
    void when_attached_the_arguments_win() throws IOException {
        give(Option.THRESHOLD, "1ms", "2ms", "3ms", "4ms");

        assertThreshold("4ms", "agent argument", true);
        arguments.remove(Option.THRESHOLD.word());
        assertThreshold("1ms", "system property", true);
    }

    @Test
    void when_attached_the_file_named_by_the_arguments_is_read() throws IOException {
        properties.put(Option.CONFIGURATION_FILE.property(), file("a.properties", "threshold=1ms"));
        arguments.put(Option.CONFIGURATION_FILE.word(), file("b.properties", "threshold=2ms"));

        assertEquals("1ms", read(false).text(Option.THRESHOLD));
        assertEquals("2ms", read(true).text(Option.THRESHOLD));
    }

    @Test
    void names_in_the_file_may_have_the_prefix_of_the_properties() throws IOException {
        properties.put(
                Option.CONFIGURATION_FILE.property(),
                file("a.properties", "# comment\nparkwarden.threshold = 5ms\nstack-depth=9\n"));

        Configuration configuration = read(false);

        assertEquals(5_000_000, configuration.nanos(Option.THRESHOLD));
        assertEquals(9, configuration.number(Option.STACK_DEPTH));
        assertEquals(List.of(), configuration.problems());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "threshold | 10 | expected a time with its unit, such as 500us, 10ms, 30s, 5m; the default 10ms is in force",
                "threshold | 0ms | expected a time with its unit, such as 500us, 10ms, 30s, 5m; the default 10ms is in force",
                "report-interval | soon | expected a time with its unit, such as 500us, 10ms, 30s, 5m; the default 10s is in force",
                "stack-depth | 0 | expected a whole number from 1 to 1000000; the default 256 is in force",
                "stack-depth | many | expected a whole number from 1 to 1000000; the default 256 is in force",
                "max-findings | 1000001 | expected a whole number from 1 to 1000000; the default 1000 is in force",
                "jdk-events | yes | expected on or off; the default on is in force",
                "exit-summary | ON | expected on or off; the default on is in force",
                "pools | orders-* | expected pattern:intent separated by ';', intent one of compute, blocking, event-loop, ignore;"
                        + " the default (none) is in force",
                "pools | orders-*:fast | expected pattern:intent separated by ';', intent one of compute, blocking, event-loop,"
                        + " ignore; the default (none) is in force"
            })
    void a_bad_value_is_told_with_what_was_expected(String option, String value, String expected) {
        arguments.put(option, value);

        assertEquals(
                List.of("option " + option + " (agent argument) is \"" + value + "\", " + expected),
                read(false).problems());
    }

    @Test
    void a_bad_value_leaves_the_default_in_force_even_if_a_weaker_source_has_a_good_one() {
        properties.put(Option.THRESHOLD.property(), "fast");
        arguments.put(Option.THRESHOLD.word(), "4ms");

        Configuration configuration = read(false);

        assertEquals(10_000_000, configuration.nanos(Option.THRESHOLD));
        assertEquals(1, configuration.problems().size());
    }

    @Test
    void suppressions_are_lines_of_the_file_or_one_option() throws IOException {
        properties.put(
                Option.CONFIGURATION_FILE.property(),
                file("a.properties", "suppress.b=pool=x* reason=two; parts\nsuppress.a=class=a.B reason=one"));
        arguments.put(Option.SUPPRESS.word(), "method=m reason=not read: the file wins");

        assertEquals(
                List.of("class=a.B reason=one", "pool=x* reason=two, parts"),
                read(false).suppressions().stream().map(Object::toString).toList());
        assertEquals(List.of(), read(false).problems());
        properties.clear();
        assertEquals("method=m", read(false).suppressions().get(0).rule());
    }

    @Test
    void a_suppression_that_cannot_be_read_is_told_and_the_others_hold() {
        arguments.put(Option.SUPPRESS.word(), "class=a.B; detector=ParkdWorker reason=x");

        Configuration read = read(false);
        read.checkSuppressions(List.of("ParkedWorker", "SyncOverAsync"));

        assertEquals(1, read.suppressions().size());
        assertTrue(
                read.problems().get(0).contains("\"class=a.B\" is not in force"),
                read.problems().get(0));
        assertTrue(
                read.problems().get(1).contains("did you mean ParkedWorker?"),
                read.problems().get(1));
    }

    @Test
    void an_unknown_option_is_told_with_the_nearest_name() throws IOException {
        arguments.put("treshold", "5ms");
        properties.put(Option.CONFIGURATION_FILE.property(), file("a.properties", "pool=x:blocking"));

        assertEquals(
                List.of(
                        "unknown option \"treshold\" (agent argument); did you mean threshold?",
                        "unknown option \"pool\" (configuration file); did you mean pools?"),
                read(false).problems());
    }

    @Test
    void an_unknown_option_that_is_near_to_nothing_is_told_with_all_names() {
        arguments.put("zzzzzzzz", "1");

        String problem = read(false).problems().get(0);

        assertTrue(problem.startsWith("unknown option \"zzzzzzzz\" (agent argument); valid are "), problem);
        for (Option option : Option.values()) {
            assertTrue(problem.contains(option.word()), problem);
        }
    }

    @Test
    void what_a_stranger_wrote_is_shortened_and_has_no_control_characters() {
        arguments.put("a\n\u001b[31m" + "b".repeat(10_000), "1");
        arguments.put(Option.THRESHOLD.word(), "\r\n" + "c".repeat(10_000));

        for (String problem : read(false).problems()) {
            assertTrue(problem.length() < 500, problem);
            assertFalse(problem.chars().anyMatch(Character::isISOControl), problem);
        }
    }

    @Test
    void a_file_that_is_not_there_is_told_and_the_rest_is_in_force() {
        properties.put(
                Option.CONFIGURATION_FILE.property(), folder.resolve("none").toString());
        arguments.put(Option.THRESHOLD.word(), "4ms");

        Configuration configuration = read(false);

        assertEquals(4_000_000, configuration.nanos(Option.THRESHOLD));
        assertUnreadable(configuration, "none");
    }

    @Test
    void a_folder_in_place_of_the_file_is_told() {
        properties.put(Option.CONFIGURATION_FILE.property(), folder.toString());

        assertUnreadable(read(false), folder.toString());
    }

    @Test
    void a_file_that_is_no_properties_file_is_told() throws IOException {
        properties.put(Option.CONFIGURATION_FILE.property(), file("bad", "threshold=\\u00zz"));

        assertUnreadable(read(false), "bad");
    }

    private static void assertUnreadable(Configuration configuration, String name) {
        assertEquals(
                1, configuration.problems().size(), configuration.problems().toString());
        String problem = configuration.problems().get(0);
        assertTrue(problem.startsWith("configuration file ") && problem.contains(name), problem);
        assertTrue(problem.contains(" cannot be read (") && problem.endsWith("its options are not in force"), problem);
    }

    @Test
    void pools_are_rules_in_their_order() {
        arguments.put("pools", " orders-*:blocking ; loop:event-loop;; com.acme.X:y:ignore;");

        assertEquals(
                List.of(
                        new PoolRule("orders-*", Intent.BLOCKING),
                        new PoolRule("loop", Intent.EVENT_LOOP),
                        new PoolRule("com.acme.X:y", Intent.IGNORE)),
                read(false).pools());
    }

    @Test
    void switches_and_lists_are_read() {
        arguments.put("jdk-events", "off");
        arguments.put("application-packages", "com.acme.; org.mine.");

        assertFalse(read(false).on(Option.JDK_EVENTS));
        assertTrue(read(false).on(Option.EXIT_SUMMARY));
        assertEquals(List.of("com.acme.", "org.mine."), read(false).list(Option.APPLICATION_PACKAGES));
    }

    @Test
    void all_detectors_are_on_or_those_that_are_named() {
        List<String> valid = List.of("ParkedWorker", "SyncOverAsync");

        assertEquals(valid, read(false).detectors(valid));
        arguments.put("detectors", "SyncOverAsync");
        assertEquals(List.of("SyncOverAsync"), read(false).detectors(valid));
    }

    @Test
    void an_unknown_detector_is_told_with_the_nearest_name() {
        arguments.put("detectors", "ParkedWorkers;SyncOverAsync");
        Configuration configuration = read(false);

        assertEquals(List.of("SyncOverAsync"), configuration.detectors(List.of("ParkedWorker", "SyncOverAsync")));
        assertEquals(
                List.of("option detectors names \"ParkedWorkers\", expected one of ParkedWorker, SyncOverAsync; did you"
                        + " mean ParkedWorker?"),
                configuration.problems());
    }

    @Test
    void the_report_lists_every_option_with_its_value_and_origin() {
        properties.put("parkwarden.stack-depth", "99");

        List<Report.Option> all = read(false).all();

        assertEquals(Option.values().length, all.size());
        assertTrue(all.contains(new Report.Option("stack-depth", "99", "system property")));
        assertTrue(all.contains(new Report.Option("threshold", "10ms", "default")));
    }

    @Test
    void options_have_one_name_in_three_spellings() {
        assertEquals("report-interval", Option.REPORT_INTERVAL.word());
        assertEquals("parkwarden.report-interval", Option.REPORT_INTERVAL.property());
        assertEquals("PARKWARDEN_REPORT_INTERVAL", Option.REPORT_INTERVAL.environment());
    }

    private Configuration read(boolean attached) {
        return Configuration.read(arguments, attached, properties::get, environment::get);
    }

    private void give(Option option, String property, String variable, String inFile, String argument)
            throws IOException {
        properties.put(option.property(), property);
        environment.put(option.environment(), variable);
        properties.put(Option.CONFIGURATION_FILE.property(), file("a.properties", option.word() + "=" + inFile));
        arguments.put(option.word(), argument);
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private void assertThreshold(String value, String origin, boolean attached) {
        assertTrue(
                read(attached).all().contains(new Report.Option("threshold", value, origin)),
                read(attached).all().toString());
    }
}
