/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.config;

import io.parkwarden.model.Intent;
import io.parkwarden.model.Report;
import io.parkwarden.model.Suppression;
import io.parkwarden.model.Wildcard;
import io.parkwarden.model.Words;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The options in force. A system property wins over the environment, over the configuration file, over the agent's
 * arguments, over the default: whoever starts this one process can overrule what an image or a service file bakes in.
 * When the agent is attached its arguments win over all: whoever attaches speaks last, to a process that runs already.
 *
 * <p>A name or value that makes no sense is a problem to be told, never a reason to stop: the default stays in force.
 * Immutable.
 */
public final class Configuration {
    private static final String FROM_DEFAULT = "default";
    private static final String SUPPRESS_LINE = Option.SUPPRESS.word() + ".";

    private final Map<Option, Setting> settings = new EnumMap<>(Option.class);
    private final List<String> problems = new ArrayList<>();
    private final List<Suppression> suppressions = new ArrayList<>();

    private record Setting(String value, String origin) {}

    private Configuration() {}

    /** Reads the options of this process. */
    public static Configuration read(Map<String, String> arguments, boolean attached) {
        return read(arguments, attached, System::getProperty, System::getenv);
    }

    static Configuration read(
            Map<String, String> arguments,
            boolean attached,
            UnaryOperator<@Nullable String> properties,
            UnaryOperator<@Nullable String> environment) {
        Configuration configuration = new Configuration();
        Map<String, String> fromFile = configuration.file(arguments, attached, properties, environment);
        List<Source> sources = new ArrayList<>();
        sources.add(new Source("system property", option -> properties.apply(option.property())));
        sources.add(new Source("environment", option -> environment.apply(option.environment())));
        sources.add(new Source("configuration file", option -> fromFile.get(option.word())));
        sources.add(
                attached ? 0 : sources.size(), new Source("agent argument", option -> arguments.get(option.word())));
        for (Option option : Option.values()) {
            configuration.settings.put(option, configuration.choose(option, sources));
        }
        configuration.readSuppressions();
        configuration.complainOfUnknown(arguments.keySet(), "agent argument");
        configuration.complainOfUnknown(fromFile.keySet(), "configuration file");
        return configuration;
    }

    private record Source(String name, Lookup lookup) {}

    private interface Lookup {
        @Nullable
        String value(Option option);
    }

    private Map<String, String> file(
            Map<String, String> arguments,
            boolean attached,
            UnaryOperator<@Nullable String> properties,
            UnaryOperator<@Nullable String> environment) {
        String argument = arguments.get(Option.CONFIGURATION_FILE.word());
        String path = attached ? argument : null;
        path = path != null ? path : properties.apply(Option.CONFIGURATION_FILE.property());
        path = path != null ? path : environment.apply(Option.CONFIGURATION_FILE.environment());
        path = path != null ? path : argument;
        Map<String, String> options = new LinkedHashMap<>();
        if (path == null || path.isEmpty()) {
            return options;
        }
        Properties read = new Properties();
        try (Reader reader = new InputStreamReader(new FileInputStream(new File(path)), StandardCharsets.UTF_8)) {
            read.load(reader);
        } catch (IOException | IllegalArgumentException cause) {
            problems.add("configuration file " + path + " cannot be read (" + cause.getMessage()
                    + "); its options are not in force");
        }
        for (String name : read.stringPropertyNames()) {
            String word = name.startsWith("parkwarden.") ? name.substring("parkwarden.".length()) : name;
            options.put(word, read.getProperty(name).trim());
        }
        gatherSuppressions(options);
        return options;
    }

    /** Lines {@code suppress.any-name = rule} become parts of the one option, by name. */
    private static void gatherSuppressions(Map<String, String> options) {
        StringBuilder rules = new StringBuilder();
        for (Map.Entry<String, String> line : new TreeMap<>(options).entrySet()) {
            if (line.getKey().equals(Option.SUPPRESS.word())) {
                rules.append(rules.isEmpty() ? "" : "; ").append(line.getValue());
            } else if (line.getKey().startsWith(SUPPRESS_LINE)) {
                rules.append(rules.isEmpty() ? "" : "; ").append(line.getValue().replace(';', ','));
                options.remove(line.getKey());
            }
        }
        if (!rules.isEmpty()) {
            options.put(Option.SUPPRESS.word(), rules.toString());
        }
    }

    private void readSuppressions() {
        for (String rule : list(Option.SUPPRESS)) {
            try {
                suppressions.add(Suppression.parse(rule));
            } catch (IllegalArgumentException cause) {
                problems.add("the suppression \"" + shorten(rule) + "\" is not in force: " + cause.getMessage());
            }
        }
    }

    private Setting choose(Option option, List<Source> sources) {
        for (Source source : sources) {
            String value = source.lookup.value(option);
            if (value == null) {
                continue;
            }
            String problem = check(option, value.trim());
            if (problem == null) {
                return new Setting(value.trim(), source.name);
            }
            problems.add("option " + option.word() + " (" + source.name + ") is \"" + shorten(value) + "\", expected "
                    + problem + "; the default " + quoted(option.byDefault()) + " is in force");
            return new Setting(option.byDefault(), FROM_DEFAULT);
        }
        return new Setting(option.byDefault(), FROM_DEFAULT);
    }

    /** What was expected, or null if the value makes sense. */
    private static @Nullable String check(Option option, String value) {
        return switch (option.unit()) {
            case "duration" -> Durations.nanos(value) > 0 ? null : "a time with its unit, such as 500us, 10ms, 30s, 5m";
            case "switch" -> value.equals("on") || value.equals("off") ? null : "on or off";
            case "number" -> isPositive(value) ? null : "a whole number from 1 to 1000000";
            default -> option == Option.POOLS ? checkPools(value) : null;
        };
    }

    private static boolean isPositive(String value) {
        try {
            int number = Integer.parseInt(value);
            return number >= 1 && number <= 1_000_000;
        } catch (NumberFormatException notANumber) {
            return false;
        }
    }

    private static @Nullable String checkPools(String value) {
        for (String rule : split(value)) {
            int colon = rule.lastIndexOf(':');
            if (colon <= 0 || intent(rule.substring(colon + 1)) == null) {
                return "pattern:intent separated by ';', intent one of compute, blocking, event-loop, ignore";
            }
        }
        return null;
    }

    private static @Nullable Intent intent(String word) {
        try {
            return Words.parse(Intent.class, word.trim());
        } catch (IllegalArgumentException notAnIntent) {
            return null;
        }
    }

    private void complainOfUnknown(Iterable<String> names, String origin) {
        List<String> valid = new ArrayList<>();
        for (Option option : Option.values()) {
            valid.add(option.word());
        }
        for (String name : names) {
            if (!valid.contains(name)) {
                String nearest = Nearest.of(name.toLowerCase(Locale.ROOT), valid);
                problems.add("unknown option \"" + shorten(name) + "\" (" + origin + ")"
                        + (nearest == null
                                ? "; valid are " + String.join(", ", valid)
                                : "; did you mean " + nearest + "?"));
            }
        }
    }

    /**
     * Checks the names of detectors, which this package does not know.
     *
     * @param valid names of all detectors
     * @return those that are to be on
     */
    public List<String> detectors(List<String> valid) {
        String value = text(Option.DETECTORS);
        if (value.equals("all")) {
            return valid;
        }
        List<String> on = new ArrayList<>();
        for (String name : split(value)) {
            if (valid.contains(name)) {
                on.add(name);
            } else {
                String nearest = Nearest.of(name, valid);
                problems.add("option detectors names \"" + shorten(name) + "\", expected one of "
                        + String.join(", ", valid) + (nearest == null ? "" : "; did you mean " + nearest + "?"));
            }
        }
        return on;
    }

    /**
     * Checks the detectors that suppressions name; a rule for one that does not exist stays, and takes out nothing.
     *
     * @param valid names of all detectors
     */
    public void checkSuppressions(List<String> valid) {
        for (Suppression suppression : suppressions) {
            String name = suppression.patterns().get(Suppression.Key.DETECTOR);
            if (name != null && valid.stream().noneMatch(detector -> Wildcard.matches(name, detector))) {
                String nearest = Nearest.of(name, valid);
                problems.add("the suppression \"" + shorten(suppression.toString())
                        + "\" names no detector, expected one of " + String.join(", ", valid)
                        + (nearest == null ? "" : "; did you mean " + nearest + "?"));
            }
        }
    }

    /** What the user does not want to see reported; the first match counts. */
    public List<Suppression> suppressions() {
        return List.copyOf(suppressions);
    }

    /** What is wrong with the options, a sentence each. */
    public List<String> problems() {
        return List.copyOf(problems);
    }

    /** The value in force. */
    public String text(Option option) {
        Setting setting = settings.get(option);
        return setting == null ? option.byDefault() : setting.value;
    }

    /** The value in force, in ns. */
    public long nanos(Option option) {
        return Durations.nanos(text(option));
    }

    /** The value in force. */
    public int number(Option option) {
        return Integer.parseInt(text(option));
    }

    /** Whether the switch is on. */
    public boolean on(Option option) {
        return text(option).equals("on");
    }

    /** The value in force, split at semicolons. */
    public List<String> list(Option option) {
        return split(text(option));
    }

    /** What the user says of pools; the first match counts. */
    public List<PoolRule> pools() {
        List<PoolRule> rules = new ArrayList<>();
        for (String rule : list(Option.POOLS)) {
            int colon = rule.lastIndexOf(':');
            Intent intent = intent(rule.substring(colon + 1));
            if (intent != null) {
                rules.add(new PoolRule(rule.substring(0, colon).trim(), intent));
            }
        }
        return rules;
    }

    /** Every option with its value and origin, for the report. */
    public List<Report.Option> all() {
        List<Report.Option> options = new ArrayList<>();
        settings.forEach(
                (option, setting) -> options.add(new Report.Option(option.word(), setting.value, setting.origin)));
        return options;
    }

    private static List<String> split(String value) {
        List<String> parts = new ArrayList<>();
        for (String part : value.split(";", -1)) {
            if (!part.isBlank()) {
                parts.add(part.trim());
            }
        }
        return parts;
    }

    private static String quoted(String value) {
        return value.isEmpty() ? "(none)" : value;
    }

    private static String shorten(String text) {
        String printable = text.replaceAll("\\p{Cntrl}", "?");
        return printable.length() <= 80 ? printable : printable.substring(0, 80) + "...";
    }
}
