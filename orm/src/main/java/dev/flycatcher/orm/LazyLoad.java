package dev.flycatcher.orm;

import dev.flycatcher.orm.annotation.Lazy;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Loads a reference when it is read. */
final class LazyLoad {
    private LazyLoad() {}

    /** The owner's value of the column {@code key} points at. */
    @SuppressWarnings("unchecked")
    static <K> K keyFor(Row owner, ForeignKeyColumn<?, ?, K> key) {
        Object value = owner.held(key.target().index());
        if (value == null) {
            throw new UnsavedException(
                    owner + " has no " + key.target() + ", so no row can point at it. Save it first.");
        }
        return (K) value;
    }

    static Database database(Row row, Object relation) {
        Database database = row.origin.database;
        if (database == null) {
            throw new NotLoadedException(relation + " is not loaded, and " + row + " belongs to no database to load it"
                    + " from. Save it first.");
        }
        return database;
    }

    static @Nullable Object follow(Row row, ForeignKeyColumn<?, ?, ?> key) {
        Object id = row.held(key.index());
        if (id == null) {
            return withoutKey(row, key);
        }
        Database database = database(row, key);
        return switch (Database.lazyMode(mode(row, key), database)) {
            case RAISE -> throw forbidden(row, key);
            case PEERS -> loadForAll(database, row, key, id);
            default -> loadOne(database, row, key, id);
        };
    }

    private static Lazy mode(Row row, ForeignKeyColumn<?, ?, ?> key) {
        return key.lazy() != Lazy.DEFAULT ? key.lazy() : row.origin.lazy;
    }

    private static @Nullable Object withoutKey(Row row, ForeignKeyColumn<?, ?, ?> key) {
        if (key.spec().nullable() && row.origin.has(key.index())) {
            return null;
        }
        row.need(key.index());
        throw new NotFoundException(row + " has no " + key + ", which is never NULL. Assign it.");
    }

    private static NotLoadedException forbidden(Row row, ForeignKeyColumn<?, ?, ?> key) {
        String target = Names.constant(key.related());
        return new NotLoadedException(key + " is not loaded, and loading it when it is read is switched off"
                + (row.origin.query == null ? "" : " [rows of: " + row.origin.query + "]") + ". Load it with the query:"
                + " .select(" + Names.constant(key.table()) + ", " + target + ").join(" + target + "), or .with("
                + Names.constant(key.table()) + "." + key.spec().accessor() + ").");
    }

    private static Object loadOne(Database database, Row row, ForeignKeyColumn<?, ?, ?> key, Object id) {
        Object found = database.lookup(key, id, row.origin.query);
        if (found == null) {
            throw dangling(row, key);
        }
        row.slot(key.slot(), found);
        return found;
    }

    private static NotFoundException dangling(Row row, ForeignKeyColumn<?, ?, ?> key) {
        return new NotFoundException("No " + key.related().label() + " row for " + key + " of " + row + ".");
    }

    private static Object loadForAll(Database database, Row row, ForeignKeyColumn<?, ?, ?> key, Object id) {
        List<Row> peers = row.origin.peers == null ? List.of(row) : row.origin.peers;
        Set<Object> ids = new LinkedHashSet<>();
        ids.add(id);
        for (Row each : peers) {
            Object other = each.slot(key.slot()) == null ? each.held(key.index()) : null;
            if (other != null) {
                ids.add(other);
            }
        }
        Map<Object, Row> found = new HashMap<>();
        for (Row each : database.lookupAll(key, ids, row.origin.query)) {
            found.put(each.get(key.target().index()), each);
        }
        for (Row each : peers) {
            Object other = each.slot(key.slot()) == null ? each.held(key.index()) : null;
            if (other != null && found.get(other) != null) {
                each.slot(key.slot(), found.get(other));
            }
        }
        Row mine = found.get(id);
        if (mine == null) {
            throw dangling(row, key);
        }
        row.slot(key.slot(), mine);
        return mine;
    }

    /** The rows of a relation, loaded for all rows of the owner's result at once; null where that is not asked for. */
    @SuppressWarnings("unchecked")
    static <T> @Nullable List<T> withPeers(Row owner, Relation<?, T> relation) {
        int at = owner.origin.indexOf(relation);
        if (owner.origin.peers == null || at < 0 || owner.extras == null) {
            return null;
        }
        if (owner.extras[at] == null) {
            Loader.forPeers(owner, relation);
        }
        return (List<T>) owner.extras[at];
    }

    /** The one row pointing here, kept; the row knows its owner. */
    static Object single(Row owner, Backref<?, ?> relation) {
        Database database = database(owner, relation);
        if (Database.lazyMode(owner.origin.lazy, database) == Lazy.RAISE) {
            throw new NotLoadedException(
                    relation + " is not loaded, and loading it when it is read is switched off. Load"
                            + " it with the query: .with(" + Names.constant(relation.owner()) + "."
                            + relation.toString().replaceFirst(".*\\.", "") + ").");
        }
        Object found = database.from(relation.related())
                .ownedBy(owner, relation.foreignKey())
                .first();
        Object held = found == null ? Row.ABSENT : found;
        owner.slot(relation.slot(), held);
        return held;
    }
}
