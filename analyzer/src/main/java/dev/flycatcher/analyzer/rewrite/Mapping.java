package dev.flycatcher.analyzer.rewrite;

import dev.flycatcher.analyzer.trace.Mapped;
import dev.flycatcher.analyzer.trace.Mapped.Kind;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the application calls its tables and columns: the names a cure is told in where they are known. Tables and
 * columns are compared without case and underscores, as naming strategies differ in those alone; what two classes claim
 * has no name.
 */
public final class Mapping {
    /** Nothing is known: names are derived. */
    public static final Mapping UNKNOWN = new Mapping(List.of());

    private final List<Entity> entities;

    /**
     * A class for the rows of a table.
     *
     * @param name as queries call it
     */
    record Entity(
            Kind kind, String name, String table, List<Cell> cells, List<Ref> references, List<Many> collections) {}

    /**
     * A column.
     *
     * @param path its attribute, or the way to it: {@code address.city}
     */
    record Cell(String column, String path) {}

    /**
     * A column of a reference's key.
     *
     * @param path over the reference to the other row's attribute, {@code buyer.id}; null when that is not known
     * @param tables where the other row may be
     */
    record Ref(String column, String attribute, @Nullable String path, Set<String> tables) {}

    /**
     * Rows elsewhere that refer to this one.
     *
     * @param table where they are, or the table between
     * @param key their column that refers here, null for any
     * @param role which sort of attribute this is
     */
    record Many(String attribute, String table, @Nullable String key, Mapped.Role role) {}

    private Mapping(List<Entity> entities) {
        this.entities = entities;
    }

    /** Puts classes together; one that comes in two versions is left out. */
    public static Mapping of(Collection<Mapped> classes) {
        return classes.isEmpty() ? UNKNOWN : new Mapping(new Classes(classes).entities());
    }

    /** The name of the one entity in that table, null when it is not known. */
    @Nullable
    String entity(String table) {
        return name(Kind.ENTITY, table);
    }

    /** The name of the one class of that kind for that table. */
    @Nullable
    String name(Kind kind, String table) {
        Entity entity = of(kind, table);
        return entity == null ? null : entity.name;
    }

    /** The attribute of that column, or the way to it over a reference; null when it is not known. */
    @Nullable
    String path(String table, String column) {
        String own = cell(Kind.ENTITY, table, column);
        return own != null ? own : only(references(Kind.ENTITY, table, column).map(Ref::path));
    }

    /** What that table's class of that kind calls the column. */
    @Nullable
    String property(Kind kind, String table, String column) {
        String reference = only(references(kind, table, column).map(Ref::attribute));
        return reference != null ? reference : cell(kind, table, column);
    }

    /** The reference over that column to a row of the child's table. */
    @Nullable
    String reference(String table, String column, String child) {
        return only(references(Kind.ENTITY, table, column)
                .filter(reference -> reference.tables.stream().anyMatch(each -> same(each, child)))
                .map(Ref::attribute));
    }

    /** What leads from that table to the rows whose key refers to it. */
    @Nullable
    Many collection(Kind kind, String table, String child, String key) {
        Entity entity = of(kind, table);
        List<Many> found = entity == null
                ? List.of()
                : entity.collections.stream()
                        .filter(many -> same(many.table, child) && (many.key == null || same(many.key, key)))
                        .toList();
        return only(found.stream().map(Many::attribute)) == null ? null : found.get(0);
    }

    private @Nullable String cell(Kind kind, String table, String column) {
        Entity entity = of(kind, table);
        return entity == null
                ? null
                : only(entity.cells.stream()
                        .filter(cell -> same(cell.column, column))
                        .map(Cell::path));
    }

    private Stream<Ref> references(Kind kind, String table, String column) {
        Entity entity = of(kind, table);
        return entity == null
                ? Stream.of()
                : entity.references.stream().filter(reference -> same(reference.column, column));
    }

    private @Nullable Entity of(Kind kind, String table) {
        return only(entities.stream().filter(each -> each.kind == kind && same(each.table, table)));
    }

    private static <T> @Nullable T only(Stream<@Nullable T> found) {
        List<T> all = found.filter(Objects::nonNull).distinct().limit(2).toList();
        return all.size() == 1 ? all.get(0) : null;
    }

    private static boolean same(String one, String other) {
        return plain(one).equals(plain(other));
    }

    private static String plain(String name) {
        return Query.bare(name).replace("_", "").toLowerCase(Locale.ROOT);
    }
}
