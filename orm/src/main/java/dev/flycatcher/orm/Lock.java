package dev.flycatcher.orm;

import dev.flycatcher.orm.sql.Feature;
import dev.flycatcher.orm.sql.Node;
import dev.flycatcher.orm.sql.Source;
import dev.flycatcher.orm.sql.Sql;
import java.util.List;

/** A lock that a query takes on the rows it reads, until the transaction ends. A value. */
public final class Lock implements Node {
    /** Nobody else changes, deletes or locks the rows. */
    public static final Lock UPDATE = new Lock(true, List.of(), "");

    /** Nobody changes or deletes the rows; others may lock them in the same way. */
    public static final Lock SHARE = new Lock(false, List.of(), "");

    private final boolean exclusive;
    private final List<Source> of;
    private final String wait;

    private Lock(boolean exclusive, List<Source> of, String wait) {
        this.exclusive = exclusive;
        this.of = of;
        this.wait = wait;
    }

    /** Only the rows of these tables, of all that are joined. */
    public Lock of(Source... tables) {
        return new Lock(exclusive, List.of(tables), wait);
    }

    /** Fails at once where a row is locked already. */
    public Lock noWait() {
        return new Lock(exclusive, of, " NOWAIT");
    }

    /** Leaves out rows that are locked already: each worker gets others. */
    public Lock skipLocked() {
        return new Lock(exclusive, of, " SKIP LOCKED");
    }

    @Override
    public void render(Sql sql) {
        sql.dialect().require(Feature.ROW_LOCK);
        if (!exclusive) {
            sql.dialect().require(Feature.SHARE_LOCK);
        }
        sql.text(exclusive ? " FOR UPDATE" : sql.dialect().shareLock());
        if (!of.isEmpty()) {
            sql.dialect().require(Feature.LOCK_OF);
            sql.text(" OF ")
                    .list(of.stream().<Node>map(each -> s -> s.alias(each)).toList(), ", ");
        }
        sql.text(wait);
    }
}
