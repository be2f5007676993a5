package dev.flycatcher.orm.sql;

import java.util.List;

/** How a database reads and changes JSON text by place. */
interface JsonWords {
    JsonWords SQLITE = new SqliteJson();
    JsonWords POSTGRESQL = new PostgreSqlJson();
    JsonWords MARIADB = new MariaDbJson();
    JsonWords MYSQL = new MySqlJson();

    /**
     * Those of a dialect.
     *
     * @throws QueryException if it has none
     */
    static JsonWords of(Dialect dialect) {
        if (dialect instanceof Sqlite) {
            return SQLITE;
        }
        if (dialect instanceof PostgreSql) {
            return POSTGRESQL;
        }
        if (dialect instanceof MariaDb) {
            return dialect instanceof MySql ? MYSQL : MARIADB;
        }
        throw Feature.JSON_PATH.missing(dialect);
    }

    /** Appends the value at a place, as text; NULL where there is none. */
    void value(Sql sql, Node document, List<Object> path);

    /** Appends whether there is anything at a place. */
    void exists(Sql sql, Node document, List<Object> path);

    /** Appends the document with {@code json} at a place. */
    void set(Sql sql, Node document, List<Object> path, String json);

    /** Appends the document without what is at a place. */
    void remove(Sql sql, Node document, List<Object> path);
}
