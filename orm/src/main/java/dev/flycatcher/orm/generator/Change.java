package dev.flycatcher.orm.generator;

import dev.flycatcher.orm.Column;
import dev.flycatcher.orm.ForeignKeyColumn;
import dev.flycatcher.orm.Table;
import dev.flycatcher.orm.TableIndex;
import dev.flycatcher.orm.generator.LiveSchema.LiveIndex;
import dev.flycatcher.orm.generator.LiveSchema.PrimaryKey;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One thing in which a live schema is to follow the entities. */
sealed interface Change {
    /** What differs, in a line. */
    String says();

    record CreateTable(Table<?> table) implements Change {
        @Override
        public String says() {
            return table.name() + " is not in the database";
        }
    }

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

        @Override
        public String says() {
            return table.name() + "." + column.name() + " is not in the database";
        }
    }

    /** What a column may differ in. */
    enum Aspect {
        TYPE,
        NULLABILITY,
        DEFAULT
    }

    /**
     * @param fill the value, as SQL, that rows are given which cannot keep theirs; null where none is needed
     * @param dropCheck the name of the CHECK that bounds its size, if that is to go
     * @param differences each in words
     */
    record AlterColumn(
            Table<?> table,
            Column<?, ?> column,
            Set<Aspect> aspects,
            @Nullable String fill,
            @Nullable String dropCheck,
            List<String> differences)
            implements Change {
        @Override
        public String says() {
            return table.name() + "." + column.name() + " " + String.join("; ", differences);
        }
    }

    record ReplacePrimaryKey(Table<?> table, PrimaryKey old) implements Change {
        @Override
        public String says() {
            return table.name() + " has the primary key " + old.columns() + " in the database and "
                    + table.primaryKey().stream().map(Column::name).toList() + " in the entity";
        }
    }

    /**
     * The table made anew, for what SQLite cannot alter.
     *
     * @param kept the columns whose values are taken over
     * @param fills the values, as SQL, of the others; a column without one takes its default
     * @param indexes statements that make indexes of no entity's again
     * @param differences each in words
     */
    record Rebuild(
            Table<?> table,
            List<Column<?, ?>> kept,
            Map<Column<?, ?>, String> fills,
            List<String> indexes,
            List<String> differences)
            implements Change {
        @Override
        public String says() {
            return String.join("\n-- ", differences);
        }
    }

    record AddKey(Table<?> table, ForeignKeyColumn<?, ?, ?> key, String why) implements Change {
        @Override
        public String says() {
            return table.name() + "." + key.name() + " " + why;
        }
    }

    record DropKey(String table, String name) implements Change {
        @Override
        public String says() {
            return table + ": the foreign key " + name + " goes";
        }
    }

    /** @param instead of which one of other columns, rows or uniqueness; null where there is none */
    record AddIndex(
            Table<?> table, TableIndex index, @Nullable LiveIndex instead) implements Change {
        @Override
        public String says() {
            return instead != null
                    ? table.name() + ": the index " + instead.name() + " is " + kind(instead.unique())
                            + instead.held() + (instead.where().isEmpty() ? "" : " where " + instead.where())
                            + " in the database and " + kind(index.unique()) + held(index) + " in the entity"
                    : missing();
        }

        private static String kind(boolean unique) {
            return unique ? "unique, over " : "not unique, over ";
        }

        private String missing() {
            return table.name() + " has no " + (index.unique() ? "unique " : "") + "index over " + held(index);
        }

        private static String held(TableIndex index) {
            String over = index.expression().isEmpty()
                    ? index.on().stream().map(Column::name).collect(Collectors.joining(", "))
                    : index.expression();
            return over + (index.where().isEmpty() ? "" : " where " + index.where());
        }
    }

    record DropIndex(String table, LiveIndex index) implements Change {
        @Override
        public String says() {
            return table + ": the index " + index.name() + " goes";
        }
    }

    record DropColumn(String table, String column) implements Change {
        @Override
        public String says() {
            return table + "." + column + " is in no entity";
        }
    }

    record DropTable(String table) implements Change {
        @Override
        public String says() {
            return table + " is in no entity";
        }
    }
}
