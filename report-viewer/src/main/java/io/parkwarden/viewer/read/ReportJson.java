/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.viewer.read;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyName;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.AnnotatedParameter;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import io.parkwarden.model.Report;
import io.parkwarden.model.Role;
import io.parkwarden.model.Words;
import io.parkwarden.viewer.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The JSON form of a report, both ways. The records of the model are the contract; what differs is said here and
 * nowhere else: {@code className} is written {@code class}, enum constants are written as their words. Fields that this
 * version does not know are ignored, so that a newer agent with the same schema version can be read. Thread-safe.
 */
public final class ReportJson {
    /** Components that may be absent or null; every other one must be there. */
    private static final Set<String> OPTIONAL = Set.of(
            "file",
            "pool",
            "code",
            "reason",
            "role",
            "waitedFor",
            "poolHistories",
            "stillBlocked",
            "suppressed",
            "merged",
            "instances",
            "cpuNanos");

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .annotationIntrospector(new RecordNames())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .addModule(new SimpleModule()
                    .addSerializer(new WordSerializer())
                    .setDeserializerModifier(new WordDeserializers()))
            .build();

    private ReportJson() {}

    /**
     * Reads a report.
     *
     * @throws Problem if the file cannot be read, is no report, or has a schema version that this version cannot read
     */
    public static Report read(Path file) {
        return convert(file, tree(file));
    }

    /** The file as a tree of JSON. */
    static JsonNode tree(Path file) {
        try {
            return MAPPER.readTree(file.toFile());
        } catch (JsonProcessingException e) {
            throw Problem.noData(
                    file + " is not complete JSON: " + at(e) + ".",
                    "Give a report that Parkwarden wrote, or a recording (.jfr).",
                    e);
        } catch (IOException e) {
            throw Unreadable.of(file, e);
        }
    }

    /** The report in this tree. */
    static Report convert(Path file, JsonNode tree) {
        JsonNode version = tree.path("schemaVersion");
        if (!version.isInt() || !tree.has("findings")) {
            throw Problem.noData(
                    file + " is JSON, but not a Parkwarden report: it has no schemaVersion and findings.",
                    "Give a report that Parkwarden wrote, or a recording (.jfr).");
        }
        if (version.asInt() > Report.SCHEMA_VERSION) {
            String writer = tree.path("tool").path("version").asText("a newer version");
            throw Problem.noData(
                    file + " has schema version " + version.asInt() + "; this viewer reads up to "
                            + Report.SCHEMA_VERSION + ".",
                    "Use the viewer of the Parkwarden that wrote it (" + writer + ") or a newer one.");
        }
        try {
            return MAPPER.treeToValue(tree, Report.class);
        } catch (JsonProcessingException e) {
            throw Problem.noData(
                    file + " is a Parkwarden report with a part that does not fit: " + at(e) + ".",
                    "Write the report again; if it comes from Parkwarden itself, please report this as a bug.",
                    e);
        }
    }

    /** A report, or strings by name, as JSON on one line. */
    public static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("records and strings can always be written", e);
        }
    }

    /** The same as a tree that may be changed. */
    public static JsonNode tree(Object value) {
        return MAPPER.valueToTree(value);
    }

    private static String at(JsonProcessingException e) {
        String message = e.getOriginalMessage();
        if (e instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()) {
            return message + " at " + path(mapping);
        }
        return e.getLocation() == null
                ? message
                : message + " (line " + e.getLocation().getLineNr() + ")";
    }

    private static String path(JsonMappingException e) {
        StringBuilder path = new StringBuilder();
        for (JsonMappingException.Reference step : e.getPath()) {
            if (step.getFieldName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        }
        return path.toString();
    }

    /** Names the components and says which ones must be there. */
    private static final class RecordNames extends JacksonAnnotationIntrospector {
        @Override
        public @Nullable PropertyName findNameForSerialization(Annotated annotated) {
            return renamed(annotated);
        }

        @Override
        public @Nullable PropertyName findNameForDeserialization(Annotated annotated) {
            return renamed(annotated);
        }

        @Override
        public @Nullable Boolean hasRequiredMarker(AnnotatedMember member) {
            return (member instanceof AnnotatedParameter && !OPTIONAL.contains(name(member))) ? Boolean.TRUE : null;
        }

        @Override
        public JsonSetter.Value findSetterInfo(Annotated annotated) {
            return OPTIONAL.contains(name(annotated))
                    ? JsonSetter.Value.empty()
                    : JsonSetter.Value.construct(Nulls.FAIL, Nulls.FAIL);
        }

        private static @Nullable PropertyName renamed(Annotated annotated) {
            return name(annotated).equals("className") ? PropertyName.construct("class") : null;
        }

        /** Parameters of a canonical constructor have no name of their own in Jackson; the record has. */
        private static String name(Annotated annotated) {
            if (annotated instanceof AnnotatedParameter parameter
                    && parameter.getDeclaringClass().isRecord()) {
                return parameter
                        .getDeclaringClass()
                        .getRecordComponents()[parameter.getIndex()]
                        .getName();
            }
            return annotated.getName();
        }
    }

    private static final class WordSerializer extends StdSerializer<Enum<?>> {
        WordSerializer() {
            super(Enum.class, false);
        }

        @Override
        public void serialize(Enum<?> value, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeString(Words.of(value));
        }
    }

    private static final class WordDeserializers extends BeanDeserializerModifier {
        @Override
        public JsonDeserializer<?> modifyEnumDeserializer(
                DeserializationConfig config,
                JavaType type,
                BeanDescription description,
                JsonDeserializer<?> deserializer) {
            return deserializer(type.getRawClass());
        }

        @SuppressWarnings({"unchecked", "rawtypes"})
        private static JsonDeserializer<?> deserializer(Class<?> type) {
            return new WordDeserializer(type);
        }
    }

    private static final class WordDeserializer<E extends Enum<E>> extends StdDeserializer<E> {
        private final Class<E> type;

        WordDeserializer(Class<E> type) {
            super(type);
            this.type = type;
        }

        @Override
        public E deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            String word = parser.getText();
            try {
                return Words.parse(type, word);
            } catch (IllegalArgumentException e) {
                String known =
                        Arrays.stream(type.getEnumConstants()).map(Words::of).collect(Collectors.joining(", "));
                throw JsonMappingException.from(parser, "'" + word + "' is none of " + known, e);
            }
        }

        /** The only word that is left out when it says nothing. */
        @Override
        public @Nullable Object getAbsentValue(DeserializationContext context) {
            return type == Role.class ? Role.NONE : null;
        }
    }
}
