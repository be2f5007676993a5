package dev.flycatcher.orm.generator;

import java.util.List;

/**
 * An entity that is to be written.
 *
 * @param name the interface's
 * @param table the table's name
 * @param backrefs accessors for the rows of other entities that point here
 */
record EntitySpec(String name, String table, List<Field> fields, List<IndexSpec> indexes, List<Backref> backrefs) {
    /** An index over several columns, given by their accessors. */
    record IndexSpec(List<String> on, boolean unique) {}

    /**
     * An accessor for the rows that point here.
     *
     * @param single whether there is at most one
     */
    record Backref(String name, String entity, boolean single) {}

    EntitySpec with(List<Backref> added) {
        return new EntitySpec(name, table, fields, indexes, List.copyOf(added));
    }
}
