package dev.flycatcher.orm.generator;

import dev.flycatcher.orm.sql.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a plain field can hold, and the words for it (CL-03). */
enum FieldType {
    TEXT(Type.TEXT, "String", "", "str", "string", "char", "varchar", "text", "json"),
    INT(Type.INT, "int", "Integer", "int", "integer"),
    LONG(Type.LONG, "long", "Long", "long", "bigint"),
    SHORT(Type.SHORT, "short", "Short", "short", "smallint"),
    BOOLEAN(Type.BOOLEAN, "boolean", "Boolean", "bool", "boolean"),
    DOUBLE(Type.DOUBLE, "double", "Double", "float", "double"),
    REAL(Type.FLOAT, "float", "Float", "real"),
    DECIMAL(Type.DECIMAL, "java.math.BigDecimal", "", "decimal", "numeric"),
    DATE(Type.DATE, "java.time.LocalDate", "", "date"),
    DATE_TIME(Type.DATE_TIME, "java.time.LocalDateTime", "", "datetime"),
    INSTANT(Type.INSTANT, "java.time.Instant", "", "instant", "timestamp"),
    TIME(Type.TIME, "java.time.LocalTime", "", "time"),
    UUID(Type.UUID, "java.util.UUID", "", "uuid"),
    BYTES(Type.BYTES, "byte[]", "", "blob", "binary", "bytes");

    private final Type<?> stored;
    private final String java;
    private final String boxed;
    private final List<String> words;

    FieldType(Type<?> stored, String java, String boxed, String... words) {
        this.stored = stored;
        this.java = java;
        this.boxed = boxed;
        this.words = List.of(words);
    }

    Type<?> stored() {
        return stored;
    }

    /** The accessor's type, qualified unless it needs no import. */
    String java(boolean nullable) {
        return nullable && !boxed.isEmpty() ? boxed : java;
    }

    boolean isText() {
        return this == TEXT;
    }

    boolean isNumber() {
        return this == INT || this == LONG || this == SHORT || this == DOUBLE || this == REAL || this == DECIMAL;
    }

    static FieldType of(String word, String field) {
        String lower = word.toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(each -> each.words.contains(lower))
                .findFirst()
                .orElseThrow(() -> new GeneratorException("Field \"" + field + "\" has the type \"" + word
                        + "\", which is none of " + words() + ". A reference is written fk-User."));
    }

    private static String words() {
        return Arrays.stream(values()).flatMap(each -> each.words.stream()).collect(Collectors.joining(", "));
    }
}
