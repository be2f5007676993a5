package dev.flycatcher.orm.generator;

import dev.flycatcher.orm.Column;
import dev.flycatcher.orm.ForeignKeyColumn;
import dev.flycatcher.orm.Origin;
import dev.flycatcher.orm.Reference;
import dev.flycatcher.orm.Row;
import dev.flycatcher.orm.Spec;
import dev.flycatcher.orm.Table;
import dev.flycatcher.orm.sql.Type;
import java.sql.ResultSet;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/** The table of an entity that has been written but not compiled: it can be defined, and not read. */
class PlannedTable extends Table<PlannedTable.Unread> {
    /** Stands for the entity. */
    interface Unread {}

    private final Map<String, Column<?, ?>> byAccessor = new HashMap<>();

    /** @param tableOf the name of another entity's table */
    PlannedTable(EntitySpec entity, Function<String, String> tableOf) {
        super(Unread.class, entity.table(), null);
        for (Field each : entity.fields()) {
            byAccessor.put(each.name(), add(each, entity, tableOf));
        }
        for (EntitySpec.IndexSpec each : entity.indexes()) {
            index(each.unique(), each.on().stream().map(byAccessor::get).toArray(Column<?, ?>[]::new));
        }
    }

    /** The table a reference points at, of which only the key is known. */
    private PlannedTable(String name, Field.Plain key) {
        super(Unread.class, name, null);
        byAccessor.put(key.name(), column(spec(key)));
    }

    private Column<?, ?> add(Field field, EntitySpec entity, Function<String, String> tableOf) {
        if (field instanceof Field.Plain plain) {
            return column(spec(plain));
        }
        Field.Reference key = (Field.Reference) field;
        return add(key, key.references().type().stored(), entity, tableOf);
    }

    private <K> ForeignKeyColumn<Unread, Unread, K> add(
            Field.Reference key, Type<K> type, EntitySpec entity, Function<String, String> tableOf) {
        Spec<K> spec = Spec.of(key.name(), key.column(), type);
        spec = key.key() ? spec.asKey() : spec;
        spec = key.nullable() ? spec.asNullable() : spec;
        spec = key.unique() ? spec.asUnique() : spec;
        PlannedTable target = key.target().equals(entity.name())
                ? this
                : new PlannedTable(tableOf.apply(key.target()), key.references());
        Reference<Unread, K> reference = Reference.<Unread, K>to(
                        () -> target.named(key.references().name()))
                .onDelete(key.onDelete())
                .onUpdate(key.onUpdate());
        return foreignKey(spec, reference);
    }

    @SuppressWarnings("unchecked")
    private <K> Column<Unread, K> named(String accessor) {
        return (Column<Unread, K>) byAccessor.get(accessor);
    }

    private static Spec<?> spec(Field.Plain field) {
        Spec<?> spec = Spec.of(field.name(), field.column(), field.type().stored());
        spec = field.generated() ? spec.asGeneratedKey() : field.key() ? spec.asKey() : spec;
        spec = field.sequence() == null ? spec : spec.countedBy(field.sequence());
        spec = field.nullable() ? spec.asNullable() : spec;
        spec = field.unique() ? spec.asUnique() : spec;
        spec = field.indexed() ? spec.asIndexed() : spec;
        spec = spec.sized(field.size().most(), field.size().scale());
        return field.sqlDefault() == null ? spec : spec.withDefault(field.sqlDefault());
    }

    @Override
    public Table<Unread> base() {
        return this;
    }

    @Override
    public Table<Unread> as() {
        throw unread();
    }

    @Override
    public Table<Unread> as(String alias) {
        throw unread();
    }

    @Override
    protected Row newRow(Origin origin) {
        throw unread();
    }

    @Override
    protected Row read(Origin origin, ResultSet rows, int at) {
        throw unread();
    }

    private static UnsupportedOperationException unread() {
        return new UnsupportedOperationException("The entity has not been compiled, so its rows cannot be read.");
    }
}
