/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.viewer.jfr;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The types of a chunk. They are written as a tree of elements with attributes, names and values being numbers of strings
 * that stand before the tree (jdk.jfr.internal.MetadataReader and consumer code, 17 to 25).
 */
final class Metadata {
    private static final String EVENT = "jdk.jfr.Event";

    private final Map<Long, Type> types = new HashMap<>();
    private final List<Type> events = new ArrayList<>();

    private record Element(String name, Map<String, String> attributes, List<Element> children) {
        String attribute(String key) {
            return attributes.getOrDefault(key, "");
        }
    }

    /** Reads the metadata event at the place. */
    Metadata(Bytes bytes, Constants constants) {
        bytes.skipNumber(); // size
        if (bytes.number() != 0) {
            throw new IllegalStateException("no metadata where they should be");
        }
        bytes.skipNumber(); // start
        bytes.skipNumber(); // duration
        bytes.skipNumber(); // number of this version of the metadata
        String[] texts = new String[bytes.count()];
        for (int i = 0; i < texts.length; i++) {
            String text = bytes.text(constants);
            texts[i] = text == null ? "" : text;
        }
        List<Element> classes = new ArrayList<>();
        for (Element part : element(bytes, texts).children) {
            if (part.name.equals("metadata")) {
                classes.addAll(part.children);
            }
        }
        classes.forEach(one -> types.put(id(one), new Type(id(one), one.attribute("name"))));
        classes.forEach(this::fields);
    }

    private static Element element(Bytes bytes, String[] texts) {
        String name = texts[bytes.count()];
        Map<String, String> attributes = new HashMap<>();
        for (int left = bytes.count(); left > 0; left--) {
            String key = texts[bytes.count()];
            attributes.put(key, texts[bytes.count()]);
        }
        List<Element> children = new ArrayList<>();
        for (int left = bytes.count(); left > 0; left--) {
            children.add(element(bytes, texts));
        }
        return new Element(name, attributes, children);
    }

    private static long id(Element element) {
        return Long.parseLong(element.attribute("id"));
    }

    private void fields(Element element) {
        Type type = type(id(element));
        List<Type.Field> fields = new ArrayList<>();
        for (Element child : element.children) {
            if (child.name.equals("field")) {
                fields.add(new Type.Field(
                        child.attribute("name").intern(), // compared with literals for each event
                        type(Long.parseLong(child.attribute("class"))),
                        child.attribute("constantPool").equals("true"),
                        !child.attribute("dimension").isEmpty(),
                        unit(child)));
            }
        }
        type.fields(fields);
        if (element.attribute("superType").equals(EVENT)) {
            events.add(type);
        }
    }

    private @Nullable String unit(Element field) {
        for (Element child : field.children) {
            if (child.name.equals("annotation")) {
                String name = type(Long.parseLong(child.attribute("class"))).name;
                if (name.equals("jdk.jfr.Timespan") || name.equals("jdk.jfr.Timestamp")) {
                    String value = child.attribute("value");
                    return value.isEmpty() ? child.attribute("value-0") : value;
                }
            }
        }
        return null;
    }

    Type type(long id) {
        Type type = types.get(id);
        if (type == null) {
            throw new IllegalStateException("a type " + id + " that the metadata do not have");
        }
        return type;
    }

    /** The type with this name, or null. */
    @Nullable
    Type named(String name) {
        return types.values().stream()
                .filter(type -> type.name.equals(name))
                .findFirst()
                .orElse(null);
    }

    List<Type> events() {
        return events;
    }
}
