/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.viewer.jfr;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A type of the recording as its metadata describe it: how many bytes a value takes is known only by walking over it. */
final class Type {
    final long id;
    final String name;
    private final Form form;

    List<Field> fields = List.of();
    private String[] names = new String[0];

    private enum Form {
        ONE_BYTE,
        NUMBER,
        FLOAT,
        DOUBLE,
        TEXT,
        STRUCTURE
    }

    /**
     * A field of a type.
     *
     * @param name its name
     * @param type its type
     * @param constant whether the value is a key into the constants of the type
     * @param array whether there are many, with their number before them
     * @param unit of a moment or a length of time, such as {@code TICKS}; null for other fields
     */
    record Field(
            String name,
            Type type,
            boolean constant,
            boolean array,
            @Nullable String unit) {}

    Type(long id, String name) {
        this.id = id;
        this.name = name;
        this.form = switch (name) {
            case "boolean", "byte" -> Form.ONE_BYTE;
            case "char", "short", "int", "long" -> Form.NUMBER;
            case "float" -> Form.FLOAT;
            case "double" -> Form.DOUBLE;
            case "java.lang.String" -> Form.TEXT;
            default -> Form.STRUCTURE;
        };
    }

    /** Called once, when all types are known. */
    void fields(List<Field> all) {
        fields = List.copyOf(all);
        names = all.stream().map(Field::name).toArray(String[]::new);
    }

    boolean isText() {
        return form == Form.TEXT;
    }

    /** Index of the field with this name, or -1. */
    int indexOf(String field) {
        for (int i = 0; i < names.length; i++) {
            if (names[i].equals(field)) {
                return i;
            }
        }
        return -1;
    }

    /** Moves over a value of this type. */
    void skip(Bytes bytes) {
        switch (form) {
            case ONE_BYTE -> bytes.next();
            case NUMBER -> bytes.skipNumber();
            case FLOAT -> bytes.decimal();
            case DOUBLE -> bytes.wideDecimal();
            case TEXT -> bytes.skipText();
            case STRUCTURE -> {
                for (int i = 0; i < fields.size(); i++) {
                    skip(fields.get(i), bytes);
                }
            }
        }
    }

    static void skip(Field field, Bytes bytes) {
        int values = field.array() ? bytes.count() : 1;
        for (int i = 0; i < values; i++) {
            if (field.constant()) {
                bytes.skipNumber();
            } else {
                field.type().skip(bytes);
            }
        }
    }

    /** A number that stands here. */
    double decimal(Bytes bytes) {
        return switch (form) {
            case FLOAT -> bytes.decimal();
            case DOUBLE -> bytes.wideDecimal();
            default -> number(bytes);
        };
    }

    long number(Bytes bytes) {
        return switch (form) {
            case ONE_BYTE -> bytes.next();
            case NUMBER -> bytes.number();
            default -> throw new IllegalArgumentException(name + " is no whole number");
        };
    }
}
