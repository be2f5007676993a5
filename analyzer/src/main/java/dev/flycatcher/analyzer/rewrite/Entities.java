package dev.flycatcher.analyzer.rewrite;

import dev.flycatcher.analyzer.rewrite.Mapping.Many;
import dev.flycatcher.analyzer.trace.Mapped.Kind;
import dev.flycatcher.analyzer.trace.Mapped.Role;
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
        return path(key);
    }

    /** The same for another of its columns. */
    String path(String of) {
        String known = mapping.path(childTable, of);
        return known == null ? Words.camel(of) : known;
    }

    /** The key as part of the name of a repository's method. */
    String property() {
        return property(key);
    }

    /** The same for another of the child's columns. */
    String property(String of) {
        StringBuilder name = new StringBuilder();
        for (String part : path(of).split("\\.")) {
            name.append(part.substring(0, Math.min(1, part.length())).toUpperCase(Locale.ROOT))
                    .append(part.substring(Math.min(1, part.length())));
        }
        return name.toString();
    }

    /** What leads from the parent to the child. */
    String attribute() {
        String known = known();
        return known != null ? known : collects() ? Words.camel(childTable) : Words.reference(column, childTable);
    }

    /**
     * Whether something leads from the parent to the child: the mapping says so; or it does not know both, and one of the
     * two columns looks like a key.
     */
    boolean associates(boolean single) {
        boolean sure = mapping.entity(table) != null && mapping.entity(childTable) != null;
        boolean likely = single || collects() || key.equals("id") || key.equals(column);
        return known() != null || !sure && likely;
    }

    /** A key that is the parent's own points to a collection; any other is a reference. */
    boolean collects() {
        return reference() == null && (collection() != null || column.equals("id"));
    }

    /** The word that keeps a parent from coming once for each of its children, "" where it has one. */
    String distinct() {
        return collects() && holder() != null ? "distinct " : "";
    }

    /** Whether the child's rows are no entities: the table of a collection of values, or one between two entities. */
    boolean between() {
        Many many = reference() == null ? collection() : null;
        return many != null && (many.role() == Role.LINKED || many.role() == Role.ELEMENTS);
    }

    /** What is to be fetched in batches: the collection, or the class of what is referred to; null where that is in vain. */
    @Nullable
    String holder() {
        Many many = reference() == null ? collection() : null;
        if (many != null && many.role() == Role.INVERSE) {
            return null;
        }
        return collects() ? parent() + "." + attribute() : "class " + child();
    }

    /** A comment on names that are derived, a line of its own; "" where they are the application's. */
    String remark() {
        if (known() != null && (collects() || mapping.entity(childTable) != null)) {
            return "";
        }
        String what = collects() ? "collection of " + Words.word(childTable) : "reference over " + Words.word(column);
        return "// %s: the entity of %s; %s: its %s; put your names where they differ\n"
                .formatted(parent(), Words.word(table), attribute(), what);
    }

    /** The same on the names of a list of the child's rows. */
    String listRemark() {
        return mapping.entity(childTable) != null && mapping.path(childTable, key) != null
                ? ""
                : "// %s: the entity of %s; %s: its attribute of %s; put your names where they differ\n"
                        .formatted(child(), Words.word(childTable), path(), Words.word(key));
    }

    private @Nullable String known() {
        String reference = reference();
        Many many = collection();
        return reference != null ? reference : many == null ? null : many.attribute();
    }

    private @Nullable String reference() {
        return mapping.reference(table, column, childTable);
    }

    private @Nullable Many collection() {
        return mapping.collection(Kind.ENTITY, table, childTable, key);
    }

    private String type(String of) {
        String known = mapping.entity(of);
        return known == null ? Words.type(of) : known;
    }
}
