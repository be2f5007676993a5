package dev.flycatcher.analyzer.rewrite;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The names of a loop's two entities and of what leads from one to the other: the application's own where the mapping
 * has them, otherwise those that mappers by default derive.
 *
 * @param table the parent's table
 * @param column the parent's column the keys are read from
 * @param childTable the child's table
 * @param key the column the key is compared with
 */
record Entities(Mapping mapping, String table, String column, String childTable, String key) {

    String parent() {
        return type(table);
    }

    String child() {
        return type(childTable);
    }

    /** A name for one row of the parent. */
    String letter() {
        String known = mapping.entity(table);
        return Words.letter(known == null ? table : known);
    }

    /** The child's attribute of the key, or the way to it. */
    String path() {
        String known = mapping.path(childTable, key);
        return known == null ? Words.camel(key) : known;
    }

    /** The same as part of the name of a repository's method. */
    String property() {
        StringBuilder name = new StringBuilder();
        for (String part : path().split("\\.")) {
            name.append(part.substring(0, 1).toUpperCase(Locale.ROOT)).append(part.substring(1));
        }
        return mapping.path(childTable, key) == null ? Words.type(key) : name.toString();
    }

    /** What leads from the parent to the child. */
    String attribute() {
        String known = known();
        return known != null ? known : collects() ? Words.camel(childTable) : Words.reference(column, childTable);
    }

    /** A key that is the parent's own points to a collection; any other is a reference. */
    boolean collects() {
        return mapping.collection(table, childTable, key) != null
                || mapping.reference(table, column) == null && column.equals("id");
    }

    /** What is to be fetched in batches: the collection, or the class of what is referred to. */
    String holder() {
        return collects() ? parent() + "." + attribute() : "class " + child();
    }

    /** A comment on names that are derived, a line of its own; "" where they are the application's. */
    String remark() {
        if (known() != null && mapping.entity(childTable) != null) {
            return "";
        }
        String what = collects() ? "collection of " + Words.word(childTable) : "reference over " + Words.word(column);
        return "// %s: the entity of %s; %s: its %s; put your names where they differ\n"
                .formatted(parent(), Words.word(table), attribute(), what);
    }

    private @Nullable String known() {
        String reference = mapping.reference(table, column);
        return reference != null ? reference : mapping.collection(table, childTable, key);
    }

    private String type(String of) {
        String known = mapping.entity(of);
        return known == null ? Words.type(of) : known.replaceAll("[^\\p{L}\\p{N}_$]", "");
    }
}
