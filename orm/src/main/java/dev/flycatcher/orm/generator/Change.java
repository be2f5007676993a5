package dev.flycatcher.orm.generator;

import dev.flycatcher.orm.Column;
import dev.flycatcher.orm.ForeignKeyColumn;
import dev.flycatcher.orm.Table;
import dev.flycatcher.orm.TableIndex;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One thing in which a live schema is to follow the entities. */
sealed interface Change {
    record CreateTable(Table<?> table) implements Change {}

    /**
     * @param fill the value, as SQL, that rows already there are given; null where none is needed
     */
    record AddColumn(
            Table<?> table, Column<?, ?> column, @Nullable String fill) implements Change {
        /** Whether rows there could not do without a value. */
        boolean isBare() {
            boolean key = column instanceof ForeignKeyColumn<?, ?, ?>;
            return !column.spec().nullable() && (column.spec().sqlDefault() == null || key);
        }
    }

    /**
     * The table made anew, for a column that SQLite cannot add.
     *
     * @param kept the columns whose values are taken over
     * @param fills the values, as SQL, of the others; a column without one takes its default
     */
    record Rebuild(Table<?> table, List<Column<?, ?>> kept, Map<Column<?, ?>, String> fills) implements Change {}

    record AddIndex(Table<?> table, TableIndex index) implements Change {}

    record DropColumn(String table, String column) implements Change {}

    record DropTable(String table) implements Change {}
}
