package dev.flycatcher.orm.sql;

import org.jspecify.annotations.Nullable;

/** A row that answers for the expressions, tables and relations its query selected; they themselves are the keys. */
public interface Keyed {
    /**
     * The value selected under {@code key}.
     *
     * @throws NotSelectedException if the row's query did not select it
     */
    @Nullable
    Object value(Object key);
}
