package dev.flycatcher.agent.watch;

import dev.flycatcher.analyzer.Servers;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.mariadb.jdbc.MariaDbDataSource;
import org.postgresql.ds.PGSimpleDataSource;
import shop.Databases;

/** Databases a test may run on: in memory, and servers; each call opens a fresh one. */
enum Engines {
    SQLITE,
    H2,
    POSTGRESQL,
    MARIADB;

    DataSource open() {
        return switch (this) {
            case SQLITE -> Databases.SQLITE.open();
            case H2 -> Databases.H2.open();
            case POSTGRESQL -> {
                PGSimpleDataSource source = new PGSimpleDataSource();
                source.setUrl(Servers.postgresql());
                yield source;
            }
            case MARIADB -> mariadb();
        };
    }

    private static DataSource mariadb() {
        try {
            return new MariaDbDataSource(Servers.mariadb());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
