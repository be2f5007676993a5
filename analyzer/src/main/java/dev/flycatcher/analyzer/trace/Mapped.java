package dev.flycatcher.analyzer.trace;

import java.util.List;

/**
 * A class that stands for a table, as its class file says it. What is not said there is "", so that who reads it sees
 * which names are defaults.
 *
 * @param type binary name, {@code app.Order}
 * @param parent binary name of what it extends, "" for nothing that could be mapped
 * @param name what queries call it: the entity's, or the table's constant
 * @param table as it is said, "" for the default
 */
public record Mapped(Kind kind, String type, String parent, String name, String table, List<Attribute> attributes) {

    /** What sort of class it is. */
    public enum Kind {
        /** Of Jakarta Persistence, rows of its own. */
        ENTITY,
        /** Of Jakarta Persistence, attributes that its entities have. */
        SUPERCLASS,
        /** Of Jakarta Persistence, a value of several columns. */
        EMBEDDABLE,
        /** An entity of this project's ORM. */
        RELATION,
        /** A table as jOOQ's generator writes it. */
        JOOQ
    }

    /** What an attribute is to the table. */
    public enum Role {
        /** The key, of one column. */
        ID,
        /** A column. */
        VALUE,
        /** The columns of an {@link Kind#EMBEDDABLE}. */
        EMBEDDED,
        /** One other row, by columns here. */
        REFERENCE,
        /** One other row, by columns there. */
        INVERSE,
        /** Other rows, by columns there. */
        MANY,
        /** Other rows, by a table between. */
        LINKED,
        /** Values in a table of their own. */
        ELEMENTS
    }

    /**
     * A property.
     *
     * @param target binary name of its type, of one element's where it has many; "" when that is not known
     * @param columns as they are said: its own, of the reference's key, or of the key that leads back here; none for the
     *     default
     * @param mappedBy the property of the target that says all that, "" for this one
     * @param table of the link or the elements, "" for the default
     */
    public record Attribute(
            String name, Role role, String target, List<String> columns, String mappedBy, String table) {}
}
