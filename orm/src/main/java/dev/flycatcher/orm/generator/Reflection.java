package dev.flycatcher.orm.generator;

import dev.flycatcher.orm.generator.LiveSchema.LiveColumn;
import dev.flycatcher.orm.generator.LiveSchema.LiveKey;
import dev.flycatcher.orm.generator.LiveSchema.LiveTable;
import dev.flycatcher.orm.sql.Size;
import java.sql.Types;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Entities for the tables of a live schema, with both sides of each foreign key. What it cannot say, it tells. */
final class Reflection {
    /** SQLite keeps these as numbers or text, and its driver tells them as such. */
    private static final Map<String, FieldType> DECLARED = Map.of(
            "decimal", FieldType.DECIMAL,
            "numeric", FieldType.DECIMAL,
            "date", FieldType.DATE,
            "time", FieldType.TIME,
            "datetime", FieldType.DATE_TIME,
            "timestamp", FieldType.DATE_TIME,
            "boolean", FieldType.BOOLEAN,
            // Its INTEGER holds 64 bits.
            "integer", FieldType.LONG);
    /** Names of types that the sources use without an import. */
    private static final Set<String> TAKEN =
            Set.of("String", "Integer", "Long", "Short", "Boolean", "Double", "Float", "Object", "Override");

    private final LiveSchema schema;
    private final boolean sqlite;
    private final List<String> remarks = new ArrayList<>();
    private final Map<String, String> entities = new HashMap<>();
    private final Map<String, List<EntitySpec.Backref>> backrefs = new HashMap<>();

    /** @param product the database's name, as its driver tells it */
    Reflection(LiveSchema schema, String product) {
        this.schema = schema;
        this.sqlite = product.toLowerCase(Locale.ROOT).contains("sqlite");
    }

    List<String> remarks() {
        return List.copyOf(remarks);
    }

    List<EntitySpec> entities() {
        Set<String> taken = new HashSet<>(TAKEN);
        for (LiveTable each : schema.tables()) {
            String name = Naming.type(each.name());
            while (!taken.add(name)) {
                name += "_";
            }
            entities.put(each.name(), name);
        }
        List<EntitySpec> specs = schema.tables().stream().map(this::entity).toList();
        return specs.stream()
                .map(each -> each.with(backrefs.getOrDefault(each.name(), List.of())))
                .toList();
    }

    private EntitySpec entity(LiveTable table) {
        String name = entityOf(table.name());
        Set<String> accessors = new HashSet<>();
        List<Field> fields = new ArrayList<>();
        Map<String, String> accessorOf = new HashMap<>();
        for (LiveColumn each : table.columns()) {
            LiveKey key = singleKey(table, each);
            Field field = key == null
                    ? plain(table, each, free(Naming.camel(each.name()), accessors))
                    : reference(table, each, key, accessors);
            fields.add(field);
            accessorOf.put(each.name(), field.name());
        }
        tellComposite(table);
        return new EntitySpec(name, table.name(), fields, indexes(table, accessorOf), List.of());
    }

    private String entityOf(String table) {
        return String.valueOf(entities.get(table));
    }

    private void tellComposite(LiveTable table) {
        for (LiveKey each : table.keys()) {
            if (each.columns().size() > 1) {
                remarks.add(table.name() + ": the foreign key " + each.columns() + " to " + each.target()
                        + " has several columns; its columns are written as plain ones.");
            }
        }
        if (table.primaryKey().isEmpty()) {
            remarks.add(table.name() + (table.view() ? " is a view" : " has no primary key")
                    + ": its rows can be read, not saved.");
        }
    }

    /** The foreign key of this column alone, if what it points at has a table here. */
    private @Nullable LiveKey singleKey(LiveTable table, LiveColumn column) {
        for (LiveKey each : table.keys()) {
            LiveTable target = each.columns().equals(List.of(column.name())) ? schema.table(each.target()) : null;
            if (target != null && target.isUnique(each.targetColumns().get(0))) {
                return each;
            }
        }
        return null;
    }

    private Field.Plain plain(LiveTable table, LiveColumn column, String accessor) {
        boolean key = table.primaryKey().contains(column.name());
        FieldType type = typeOf(column);
        boolean countable = type == FieldType.LONG || type == FieldType.INT;
        // A single INTEGER key of SQLite counts itself up whether it says so or not.
        boolean generated = key
                && table.primaryKey().size() == 1
                && countable
                && (column.isNumbered() || sqlite && column.typeName().equalsIgnoreCase("INTEGER"));
        return new Field.Plain(
                accessor,
                column.name(),
                type,
                key,
                generated,
                generated ? sequenceOf(table, column) : null,
                column.nullable() && !key,
                !key && table.isUnique(column.name()),
                !key && isIndexed(table, column.name()),
                column.isNumbered() || generated || isExpressionOfTheEngine(column.sqlDefault())
                        ? null
                        : column.sqlDefault(),
                sizeOf(column, type));
    }

    /** One that is called after the column is its own, as PostgreSQL's {@code serial} makes it. */
    private static @Nullable String sequenceOf(LiveTable table, LiveColumn column) {
        String name = column.sequence();
        return name == null || name.equals(table.name() + "_" + column.name() + "_seq") ? null : name;
    }

    /** Drivers have a number for what has no bound as well: a large one, or that of the type this library would choose. */
    private Size sizeOf(LiveColumn column, FieldType type) {
        // SQLite's driver adds the scale to the precision.
        int most = sqlite && type == FieldType.DECIMAL ? column.size() - column.scale() : column.size();
        boolean text = type == FieldType.TEXT
                && column.jdbcType() == Types.VARCHAR
                && column.typeName().toLowerCase(Locale.ROOT).contains("char");
        boolean decimal = type == FieldType.DECIMAL && most < 65 && column.scale() >= 0 && column.scale() <= most;
        return text && most > 0 && most <= 65_535
                ? new Size(most, 0)
                : decimal && most > 0 ? new Size(most, column.scale()) : Size.ANY;
    }

    private static boolean isExpressionOfTheEngine(@Nullable String sqlDefault) {
        return sqlDefault != null && (sqlDefault.equalsIgnoreCase("NULL") || sqlDefault.startsWith("nextval("));
    }

    private static boolean isIndexed(LiveTable table, String column) {
        return !table.isUnique(column)
                && table.indexes().stream().anyMatch(each -> each.columns().equals(List.of(column)));
    }

    private Field.Reference reference(LiveTable table, LiveColumn column, LiveKey key, Set<String> accessors) {
        LiveTable target = java.util.Objects.requireNonNull(schema.table(key.target()));
        String base = Naming.camel(column.name().replaceFirst("(?i)_id$", ""));
        String accessor = free(base, accessors);
        accessors.add(accessor + "Id");
        boolean unique = table.isUnique(column.name());
        LiveColumn to = java.util.Objects.requireNonNull(
                target.column(key.targetColumns().get(0)));
        Field.Plain references = plain(target, to, Naming.camel(to.name()));
        return new Field.Reference(
                accessor,
                column.name(),
                entityOf(target.name()),
                references,
                table.primaryKey().contains(column.name()),
                column.nullable() && !table.primaryKey().contains(column.name()),
                unique,
                backref(table, target, accessor, unique),
                key.onDelete(),
                key.onUpdate());
    }

    /** Named after the table that points; where two of its keys point here, after the key as well. */
    private String backref(LiveTable table, LiveTable target, String accessor, boolean unique) {
        long same = table.keys().stream()
                .filter(each -> each.target().equals(target.name()))
                .count();
        Set<String> taken = new HashSet<>();
        target.columns().forEach(each -> taken.add(Naming.camel(each.name())));
        target.keys()
                .forEach(each -> taken.add(Naming.camel(each.columns().get(0).replaceFirst("(?i)_id$", ""))));
        List<EntitySpec.Backref> known = backrefs.computeIfAbsent(entityOf(target.name()), n -> new ArrayList<>());
        known.forEach(each -> taken.add(each.name()));
        String name = free(same > 1 ? accessor + Naming.type(table.name()) : Naming.camel(table.name()), taken);
        known.add(new EntitySpec.Backref(name, entityOf(table.name()), unique));
        return name;
    }

    private static String free(String wanted, Set<String> taken) {
        String name = wanted;
        while (!taken.add(name)) {
            name += "_";
        }
        return name;
    }

    private List<EntitySpec.IndexSpec> indexes(LiveTable table, Map<String, String> accessorOf) {
        return table.indexes().stream()
                .filter(each -> each.columns().size() > 1 && !each.columns().equals(table.primaryKey()))
                .filter(each -> accessorOf.keySet().containsAll(each.columns()))
                .map(each -> new EntitySpec.IndexSpec(
                        each.columns().stream().map(accessorOf::get).toList(), each.unique()))
                .distinct()
                .toList();
    }

    private FieldType typeOf(LiveColumn column) {
        String name = column.typeName().toLowerCase(Locale.ROOT).replaceFirst("\\(.*", "");
        FieldType declared = sqlite ? DECLARED.get(name) : null;
        if (declared != null) {
            return declared;
        }
        if (name.equals("uuid")) {
            return FieldType.UUID;
        }
        if (name.equals("timestamptz") || name.contains("with time zone") && name.startsWith("timestamp")) {
            return FieldType.INSTANT;
        }
        return switch (column.jdbcType()) {
            case Types.BIGINT -> FieldType.LONG;
            case Types.INTEGER -> FieldType.INT;
            case Types.SMALLINT, Types.TINYINT -> FieldType.SHORT;
            case Types.BIT, Types.BOOLEAN -> FieldType.BOOLEAN;
            case Types.DOUBLE, Types.FLOAT -> FieldType.DOUBLE;
            case Types.REAL -> sqlite ? FieldType.DOUBLE : FieldType.REAL;
            case Types.DECIMAL, Types.NUMERIC -> FieldType.DECIMAL;
            case Types.DATE -> FieldType.DATE;
            case Types.TIME -> FieldType.TIME;
            case Types.TIMESTAMP -> FieldType.DATE_TIME;
            case Types.TIMESTAMP_WITH_TIMEZONE -> FieldType.INSTANT;
            case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB -> FieldType.BYTES;
            default -> FieldType.TEXT;
        };
    }
}
