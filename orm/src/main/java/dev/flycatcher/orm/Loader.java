package dev.flycatcher.orm;

import java.util.List;

/** Loads the relations a query asked for: one query per relation and level, however many rows there are. */
final class Loader {
    private final Database database;
    private final Body parents;
    private final List<Row> rows;
    private final String sql;

    private Loader(Database database, Body parents, List<Row> rows, String sql) {
        this.database = database;
        this.parents = parents;
        this.rows = rows;
        this.sql = sql;
    }

    /**
     * Loads some of a query's relations, or all, for its rows.
     *
     * @param sql the query's text
     */
    @SuppressWarnings("unchecked")
    static void load(Database database, Body body, List<Load<?, ?>> loads, List<?> rows, String sql) {
        if (!rows.isEmpty()) {
            Loader loader = new Loader(database, body, (List<Row>) rows, sql);
            loads.forEach(loader::load);
        }
    }

    /** Loads one relation for all rows of a result, when it is read of the first. */
    static void forPeers(Row asker, Relation<?, ?> relation) {
        Database database = LazyLoad.database(asker, relation);
        List<Row> peers = asker.origin.peers == null ? List.of(asker) : asker.origin.peers;
        String sql = asker.origin.query == null ? "" : asker.origin.query;
        new Loader(database, new Body(asker.ownTable()), peers, sql).load(Load.of(relation));
    }

    private void load(Load<?, ?> load) {
        Association association = Association.of(load);
        Body asked = association.asked(Narrowing.to(load.strategy, parents, rows, database));
        Plan<Row> plan = new Plan<>(database, asked, Mapping.entities());
        association.hand(rows, plan.list(plan.command().loading(load.relation.toString(), sql)));
    }
}
