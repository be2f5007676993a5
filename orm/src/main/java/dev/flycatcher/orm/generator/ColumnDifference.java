package dev.flycatcher.orm.generator;

import dev.flycatcher.orm.Column;
import dev.flycatcher.orm.ForeignKeyColumn;
import dev.flycatcher.orm.Schema;
import dev.flycatcher.orm.Table;
import dev.flycatcher.orm.generator.Change.Aspect;
import dev.flycatcher.orm.generator.LiveSchema.LiveColumn;
import dev.flycatcher.orm.generator.LiveSchema.LiveTable;
import dev.flycatcher.orm.sql.Dialect;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What must change in the columns of one table; refuses what would fail on a table that has rows (MG-02). */
final class ColumnDifference {
    /** What a CHECK that bounds a column's size says, however the database writes it. */
    private static final String BOUND = "(?i)\\W*(?:char_|octet_)?length\\(\\W*%s\\W*\\)\\W*<=\\s*(\\d+)\\W*";

    private final Dialect dialect;
    private final Schema schema;
    private final TypeWords words;
    private final Table<?> table;
    private final LiveTable there;
    private final Difference.Choices choices;
    private final List<String> remarks = new ArrayList<>();

    ColumnDifference(Dialect dialect, Table<?> table, LiveTable there, Difference.Choices choices) {
        this.dialect = dialect;
        this.schema = Schema.in(dialect);
        this.words = new TypeWords(dialect);
        this.table = table;
        this.there = there;
        this.choices = choices;
    }

    List<String> remarks() {
        return remarks;
    }

    private String name(Column<?, ?> column) {
        return table.name() + "." + column.name();
    }

    private boolean answersForRows() {
        return choices.assumeEmpty().contains(table.name());
    }

    Change.AddColumn added(Column<?, ?> column) {
        String fill = choices.fills().get(name(column));
        if (fill == null && column instanceof ForeignKeyColumn<?, ?, ?>) {
            fill = column.spec().sqlDefault();
        }
        if (!column.spec().nullable() && column.spec().sqlDefault() == null && fill == null && !answersForRows()) {
            throw refused(
                    column,
                    "is never null and has no default: adding it fails on a table that has rows",
                    "Make the accessor @Nullable",
                    "give a value for the rows there are");
        }
        return new Change.AddColumn(table, column, column.spec().nullable() ? null : fill);
    }

    private GeneratorException refused(Column<?, ?> column, String fact, String oneWay, String otherWay) {
        return new GeneratorException(
                name(column) + " " + fact + ". " + oneWay + ", or " + otherWay + " with --default "
                        + name(column) + "=VALUE. (--assume-empty " + table.name() + " if it has none.)"
                        + " Nothing has been written.");
    }

    Change.@Nullable AlterColumn altered(Column<?, ?> column, LiveColumn live) {
        Set<Aspect> aspects = EnumSet.noneOf(Aspect.class);
        List<String> differences = new ArrayList<>();
        String fill = choices.fills().get(name(column));
        String check = type(column, live, fill, aspects, differences);
        nullability(column, live, fill, aspects, differences);
        sqlDefault(column, live, aspects, differences);
        counting(column, live);
        return aspects.isEmpty()
                ? null
                : new Change.AlterColumn(
                        table,
                        column,
                        aspects,
                        needsFill(aspects, live, column) ? fill : null,
                        check,
                        List.copyOf(differences));
    }

    /** SQLite counts every key that is one whole number. */
    private void counting(Column<?, ?> column, LiveColumn live) {
        String own = column.spec().sequence();
        boolean numbered = column.spec().generated() == live.isNumbered() || dialect == Dialect.SQLITE;
        boolean same = own == null || own.equalsIgnoreCase(live.sequence());
        if (!numbered || !same) {
            remarks.add(name(column) + " is numbered by " + counter(live.isNumbered(), live.sequence())
                    + " in the database and by " + counter(column.spec().generated(), own)
                    + " in the entity; it is left as it is.");
        }
    }

    private static String counter(boolean numbered, @Nullable String sequence) {
        return sequence != null ? "the sequence " + sequence : numbered ? "a counter of its own" : "nobody";
    }

    private static boolean needsFill(Set<Aspect> aspects, LiveColumn live, Column<?, ?> column) {
        boolean mayBeNull = live.nullable() && !column.spec().nullable();
        return aspects.contains(Aspect.TYPE) || aspects.contains(Aspect.NULLABILITY) && mayBeNull;
    }

    /** @return the name of a CHECK that bounds another size, or any where there is to be none */
    private @Nullable String type(
            Column<?, ?> column,
            LiveColumn live,
            @Nullable String fill,
            Set<Aspect> aspects,
            List<String> differences) {
        String own = words.of(schema.type(table, column));
        String theirs = words.of(live);
        if (theirs == null) {
            remarks.add(name(column) + " is " + live.typeName()
                    + " in the database, a type that no entity is given; it is" + " left as it is.");
            return null;
        }
        int most = schema.bound(column);
        Map.Entry<String, Integer> bound = boundOf(column);
        int theirMost = bound == null ? 0 : bound.getValue();
        if (own.equals(theirs) && most == theirMost) {
            return null;
        }
        String was = theirs + most(theirMost);
        String is = own + most(most);
        boolean fits = (own.equals(theirs) || TypeWords.widens(theirs, own))
                && (most == 0 || theirMost > 0 && theirMost <= most);
        if (!fits && fill == null && !answersForRows()) {
            throw refused(
                    column,
                    "is " + was + " in the database and " + is + " in the entity: a row whose value does not fit fails",
                    "Give the accessor the database's type and size",
                    "say what becomes of the rows' values");
        }
        aspects.add(Aspect.TYPE);
        differences.add("is " + was + " in the database and " + is + " in the entity");
        return bound != null && most != theirMost ? bound.getKey() : null;
    }

    private static String most(int most) {
        return most == 0 ? "" : " of at most " + most;
    }

    private Map.@Nullable Entry<String, Integer> boundOf(Column<?, ?> column) {
        for (Map.Entry<String, String> each : there.checks().entrySet()) {
            Matcher bound = bound(column.name(), each.getValue());
            if (bound.matches()) {
                return Map.entry(each.getKey(), Integer.valueOf(bound.group(1)));
            }
        }
        return null;
    }

    /** Matches where {@code check} bounds the size of {@code column}, which is its only group. */
    static Matcher bound(String column, String check) {
        return Pattern.compile(String.format(BOUND, Pattern.quote(column))).matcher(check);
    }

    private void nullability(
            Column<?, ?> column,
            LiveColumn live,
            @Nullable String fill,
            Set<Aspect> aspects,
            List<String> differences) {
        boolean own = column.spec().nullable();
        if (column.spec().key() || own == live.nullable()) {
            return;
        }
        if (!own && fill == null && !answersForRows()) {
            throw refused(
                    column,
                    "may be NULL in the database and never in the entity: a row that is NULL fails",
                    "Make the accessor @Nullable",
                    "give a value for the rows that are NULL");
        }
        aspects.add(Aspect.NULLABILITY);
        differences.add(
                own
                        ? "is never NULL in the database, and may be in the entity"
                        : "may be NULL in the database, and never is in the entity");
    }

    private void sqlDefault(Column<?, ?> column, LiveColumn live, Set<Aspect> aspects, List<String> differences) {
        String own = column.spec().sqlDefault();
        String theirs = live.sqlDefault();
        if (live.isNumbered() || column.spec().generated() || SqlText.sameDefault(own, theirs)) {
            return;
        }
        String difference = "has " + says(theirs) + " in the database and " + says(own) + " in the entity";
        boolean comparable =
                SqlText.isNone(own) || SqlText.isNone(theirs) || SqlText.isValue(own) && SqlText.isValue(theirs);
        if (comparable) {
            aspects.add(Aspect.DEFAULT);
            differences.add(difference);
        } else if (!SqlText.same(String.valueOf(own), String.valueOf(theirs))) {
            remarks.add(name(column) + " " + difference + "; whether they say the same cannot be told, so it is left.");
        }
    }

    private static String says(@Nullable String sqlDefault) {
        return SqlText.isNone(sqlDefault) ? "no default" : "the default " + sqlDefault;
    }
}
