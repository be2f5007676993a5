package dev.flycatcher.orm.processor;

/** A relation an entity declares beside its foreign keys. */
sealed interface Relation {
    Accessor accessor();

    /** The other end of {@code key} of {@code from}: all rows, or one. */
    record Back(Accessor accessor, TypeName from, String key, boolean single) implements Relation {}

    /** Entities linked by {@code through}, whose keys {@code near} and {@code far} point here and there. */
    record Linked(Accessor accessor, TypeName target, TypeName through, String near, String far) implements Relation {}

    /** One that was in error: the row still has the accessor, so that one error stays one. */
    record Broken(Accessor accessor) implements Relation {}
}
