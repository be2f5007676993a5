package dev.flycatcher.orm.generator;

import dev.flycatcher.orm.generator.LiveSchema.LiveColumn;
import dev.flycatcher.orm.sql.Dialect;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Names of column types, each type by one name: a database reports {@code int8} where it was told {@code BIGINT}. Sizes
 * follow in parentheses where there are any.
 */
final class TypeWords {
    private static final Pattern SIZED = Pattern.compile("([^(]+?)\\s*(?:\\((\\d+)(?:\\s*,\\s*(\\d+))?\\))?([^(]*)");
    private static final Map<String, String> ONE_NAME = Map.ofEntries(
            Map.entry("integer", "int"),
            Map.entry("int4", "int"),
            Map.entry("serial", "int"),
            Map.entry("int8", "bigint"),
            Map.entry("bigserial", "bigint"),
            Map.entry("int2", "smallint"),
            Map.entry("smallserial", "smallint"),
            Map.entry("bool", "boolean"),
            Map.entry("bit", "boolean"),
            Map.entry("float8", "double"),
            Map.entry("double precision", "double"),
            Map.entry("float4", "real"),
            Map.entry("float", "real"),
            Map.entry("numeric", "decimal"),
            Map.entry("character varying", "varchar"),
            Map.entry("binary varying", "varbinary"),
            Map.entry("character", "char"),
            Map.entry("bpchar", "char"),
            Map.entry("timestamptz", "timestamp with time zone"));
    private static final Set<String> KNOWN = Set.of(
            "bigint",
            "int",
            "smallint",
            "tinyint",
            "boolean",
            "double",
            "real",
            "decimal",
            "decfloat",
            "varchar",
            "char",
            "text",
            "longtext",
            "mediumtext",
            "tinytext",
            "uuid",
            "date",
            "time",
            "timestamp",
            "datetime",
            "timestamp with time zone",
            "bytea",
            "varbinary",
            "binary",
            "longblob",
            "mediumblob",
            "blob",
            "tinyblob");
    private static final Set<String> WITH_SIZE = Set.of("varchar", "char", "varbinary", "binary");
    private static final List<String> WHOLE = List.of("smallint", "int", "bigint");
    private static final Set<String> ANY_TEXT = Set.of("text", "longtext");
    private static final Set<String> ANY_BYTES = Set.of("longblob");
    /** H2's word for without bound, and more than any may have on the others. */
    private static final int UNBOUNDED = 1_000_000_000;

    private final Dialect dialect;

    TypeWords(Dialect dialect) {
        this.dialect = dialect;
    }

    /** The one name of a type as a table's definition has it, as {@code DECIMAL(10, 2)}. */
    String of(String defined) {
        if (dialect == Dialect.SQLITE) {
            return affinity(defined);
        }
        Matcher parts = SIZED.matcher(defined.toLowerCase(Locale.ROOT));
        if (!parts.matches()) {
            return defined;
        }
        String name = one(parts.group(1) + parts.group(4));
        String size = parts.group(2) == null ? "" : parts.group(2);
        String scale = parts.group(3) == null ? "" : parts.group(3);
        return isTime(name) ? time(name, size.isEmpty() ? 6 : Integer.parseInt(size)) : sized(name, size, scale);
    }

    /** The one name of the type of {@code column}; null where it is none that this library writes. */
    @Nullable
    String of(LiveColumn column) {
        if (dialect == Dialect.SQLITE) {
            return affinity(column.typeName());
        }
        String name = one(column.typeName().toLowerCase(Locale.ROOT).replaceFirst("\\s*\\(.*", ""));
        if (!KNOWN.contains(name)) {
            return null;
        }
        if (isTime(name)) {
            return time(name, digits(column, name));
        }
        if (name.equals("decimal") && column.size() > 0) {
            return sized(name, "" + column.size(), "" + column.scale());
        }
        if (!WITH_SIZE.contains(name)) {
            return name;
        }
        boolean bounded = column.size() > 0 && column.size() < UNBOUNDED;
        return bounded ? sized(name, "" + column.size(), "") : dialect == Dialect.POSTGRESQL ? "text" : name;
    }

    /** What SQLite's documentation (Datatypes, 3.1) makes of a type's name; whole numbers and numbers it tells apart in CAST only. */
    private static String affinity(String type) {
        String upper = type.toUpperCase(Locale.ROOT);
        if (upper.contains("INT")) {
            return "number";
        }
        if (upper.contains("CHAR") || upper.contains("CLOB") || upper.contains("TEXT")) {
            return "text";
        }
        if (upper.contains("BLOB") || upper.isBlank()) {
            return "blob";
        }
        return upper.contains("REAL") || upper.contains("FLOA") || upper.contains("DOUB") ? "real" : "number";
    }

    private static String one(String name) {
        String stripped = name.strip().replaceAll("\\s+", " ").replace(" unsigned", "");
        return ONE_NAME.getOrDefault(stripped, stripped);
    }

    private static String sized(String name, String size, String scale) {
        return size.isEmpty() ? name : name + "(" + size + (name.equals("decimal") ? "," + orZero(scale) : "") + ")";
    }

    private static String orZero(String scale) {
        return scale.isEmpty() ? "0" : scale;
    }

    private static boolean isTime(String name) {
        return name.startsWith("time") || name.equals("datetime");
    }

    private static String time(String name, int digits) {
        return digits == 6 ? name : name + "(" + digits + ")";
    }

    /** MariaDB's and MySQL's drivers count the characters, of times MariaDB's two for a sign and a third digit of hours. */
    private int digits(LiveColumn column, String name) {
        if (dialect != Dialect.MARIADB && dialect != Dialect.MYSQL) {
            return column.scale();
        }
        int seconds = !name.equals("time") ? 19 : dialect == Dialect.MYSQL ? 8 : 10;
        return Math.max(0, column.size() - seconds - 1);
    }

    /** Whether each value of type {@code from} is one of type {@code to} as it is. */
    static boolean widens(String from, String to) {
        String was = name(from);
        String is = name(to);
        if (ANY_TEXT.contains(is)) {
            return was.endsWith("char") || was.endsWith("text");
        }
        if (is.equals("varchar") && from.startsWith("varchar") | from.startsWith("char")) {
            return size(to) == 0 || size(from) > 0 && size(from) <= size(to);
        }
        if (is.equals("varbinary") || ANY_BYTES.contains(is)) {
            return was.equals("varbinary") | was.endsWith("blob") && (size(to) == 0 || size(from) <= size(to));
        }
        if (is.equals("decimal") && was.equals("decimal") && size(from) > 0) {
            return size(to) == 0 || scale(from) <= scale(to) && size(from) - scale(from) <= size(to) - scale(to);
        }
        return WHOLE.contains(was) && WHOLE.indexOf(was) <= WHOLE.indexOf(is)
                || was.equals("real") && is.equals("double");
    }

    private static String name(String type) {
        return type.replaceFirst("\\(.*", "");
    }

    private static int size(String type) {
        Matcher parts = SIZED.matcher(type);
        return parts.matches() && parts.group(2) != null ? Integer.parseInt(parts.group(2)) : 0;
    }

    private static int scale(String type) {
        Matcher parts = SIZED.matcher(type);
        return parts.matches() && parts.group(3) != null ? Integer.parseInt(parts.group(3)) : 0;
    }
}
