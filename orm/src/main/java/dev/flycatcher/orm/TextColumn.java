package dev.flycatcher.orm;

import dev.flycatcher.orm.sql.Text;

/** A column of text. */
public final class TextColumn<E> extends Column<E, String> implements Text {
    TextColumn(Table<E> table, Spec<String> spec, int index) {
        super(table, spec, index);
    }
}
