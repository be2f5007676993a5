package dev.flycatcher.orm;

import dev.flycatcher.orm.annotation.Lazy;
import dev.flycatcher.orm.sql.Dialect;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where rows come from, shared by all rows of one source in one result: the database their lazy reads go to, the columns
 * their query left out, the keys of what it selected besides. Opaque to generated code.
 */
public final class Origin {
    private static final List<Object> NOTHING = List.of();

    final @Nullable Database database;
    final @Nullable BitSet missing;
    final List<Object> keys;

    /** How many those are: asked for each row. */
    final int extras;

    final Lazy lazy;
    final @Nullable String query;

    /** The part of the query the rows were read for, which knows what was joined to them. */
    final @Nullable Part part;

    /** The rows of the same result, where one's lazy read loads for all. */
    @Nullable
    List<Row> peers;

    /** Columns assigned since the row was read or saved; null unless the row is a draft. */
    final @Nullable BitSet dirty;

    /** Whether the row is not in the database yet. */
    boolean fresh;

    /** The key a draft's row was read with, which may be assigned another. */
    @Nullable
    Object key;

    Origin(
            @Nullable Database database,
            @Nullable BitSet missing,
            List<Object> keys,
            Lazy lazy,
            @Nullable String query,
            @Nullable Part part,
            @Nullable BitSet dirty) {
        this.database = database;
        this.missing = missing;
        this.keys = keys;
        this.extras = keys.size();
        this.lazy = lazy;
        this.query = query;
        this.part = part;
        this.dirty = dirty;
    }

    /** Rows read whole, for which nothing more was selected. */
    static Origin of(@Nullable Database database) {
        return new Origin(database, null, NOTHING, Lazy.DEFAULT, null, null, null);
    }

    /** A row to be filled in and inserted. */
    static Origin draft() {
        Origin origin = new Origin(null, null, NOTHING, Lazy.DEFAULT, null, null, new BitSet());
        origin.fresh = true;
        return origin;
    }

    /** A copy of a row of this origin, to be changed and updated. */
    Origin edit(@Nullable Object known) {
        Origin origin = new Origin(database, missing, keys, lazy, query, part, new BitSet());
        origin.key = known;
        return origin;
    }

    /** The origin of an entity a draft was saved as. */
    Origin read(Database saved) {
        return new Origin(saved, missing, keys, lazy, query, part, null);
    }

    Dialect dialect() {
        return database == null ? Dialect.SQLITE : database.dialect();
    }

    boolean has(int column) {
        return missing == null || !missing.get(column);
    }

    int indexOf(Object key) {
        for (int i = 0; i < keys.size(); i++) {
            if (keys.get(i) == key) {
                return i;
            }
        }
        return -1;
    }
}
