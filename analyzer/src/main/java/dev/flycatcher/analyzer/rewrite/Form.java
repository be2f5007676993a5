package dev.flycatcher.analyzer.rewrite;

/** A form in which a cure may be written. */
enum Form {
    /** By the kind of the loop, as it was observed. */
    WRITTEN,
    /** The same join, where parents without a child stay. */
    OUTER,
    /** One query by a list of keys, whatever the loop's kind. */
    BATCH,
    /** The child itself for each key of a list, put together. */
    EACH;

    Draft draft(Choice choice, int keys) {
        return switch (this) {
            case WRITTEN -> choice.draft(keys);
            case OUTER -> choice.outer(keys);
            case BATCH -> choice.batch(keys);
            case EACH -> choice.each(keys);
        };
    }
}
