package dev.flycatcher.analyzer.rewrite;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the application calls its tables and columns: the names a cure for JPA is told in where they are known. Tables
 * and columns are compared without case and underscores, as naming strategies differ in those alone.
 *
 * @param entities those that are mapped; a table of two entities has no name of its own
 */
public record Mapping(Set<Entity> entities) {
    /** Nothing is known: names are derived. */
    public static final Mapping UNKNOWN = new Mapping(Set.of());

    /**
     * A mapped class.
     *
     * @param name as queries call it
     * @param table where its rows are
     * @param columns the attribute of each column, {@code name}, or over a reference {@code buyer.id}
     * @param collections its to-many attributes
     */
    public record Entity(String name, String table, Map<String, String> columns, Set<Many> collections) {}

    /**
     * A to-many attribute.
     *
     * @param table the child's table
     * @param key the child's column that refers to the parent
     */
    public record Many(String attribute, String table, String key) {}

    /** Both. */
    public Mapping and(Mapping other) {
        Set<Entity> all = new HashSet<>(entities);
        all.addAll(other.entities);
        return new Mapping(Set.copyOf(all));
    }

    /** The name of the one entity in that table, null when it is not known. */
    @Nullable
    String entity(String table) {
        Entity entity = of(table);
        return entity == null ? null : entity.name;
    }

    /** The attribute of that column, or the way to it over a reference; null when it is not known. */
    @Nullable
    String path(String table, String column) {
        Entity entity = of(table);
        return entity == null
                ? null
                : only(entity.columns.entrySet().stream()
                        .filter(each -> same(each.getKey(), column))
                        .map(Map.Entry::getValue)
                        .toList());
    }

    /** The reference over that column. */
    @Nullable
    String reference(String table, String column) {
        String path = path(table, column);
        int dot = path == null ? -1 : path.indexOf('.');
        return path == null || dot < 0 ? null : path.substring(0, dot);
    }

    /** The collection of the children whose key refers to a row of that table. */
    @Nullable
    String collection(String table, String child, String key) {
        Entity entity = of(table);
        return entity == null
                ? null
                : only(entity.collections.stream()
                        .filter(many -> same(many.table, child) && same(many.key, key))
                        .map(Many::attribute)
                        .toList());
    }

    private @Nullable Entity of(String table) {
        return only(entities.stream().filter(each -> same(each.table, table)).toList());
    }

    private static <T> @Nullable T only(List<T> found) {
        return found.size() == 1 ? found.get(0) : null;
    }

    private static boolean same(String one, String other) {
        return plain(one).equals(plain(other));
    }

    private static String plain(String name) {
        return Query.bare(name).replace("_", "").toLowerCase(Locale.ROOT);
    }
}
