package dev.flycatcher.orm.engine;

import dev.flycatcher.orm.sql.Dialect;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;

/** The databases that tests run on, and the one whose turn it is. */
public enum Engine {
    SQLITE(Dialect.SQLITE) {
        @Override
        public Place place() {
            return new Place("jdbc:sqlite::memory:", () -> {});
        }
    },
    POSTGRESQL(Dialect.POSTGRESQL) {
        @Override
        public Place place() throws SQLException {
            String name = name("s");
            Server.POSTGRESQL.execute("CREATE SCHEMA " + name);
            String url = Server.POSTGRESQL.url();
            String and = url.contains("?") ? "&" : "?";
            return new Place(
                    url + and + "currentSchema=" + name,
                    () -> Server.POSTGRESQL.execute("DROP SCHEMA " + name + " CASCADE"));
        }
    },
    MARIADB(Dialect.MARIADB) {
        @Override
        public Place place() throws SQLException {
            String name = name("d");
            Server.MARIADB.execute("CREATE DATABASE " + name);
            String url = Server.MARIADB.url().replaceFirst("(//[^/]+)/[^?]*", "$1/" + name);
            return new Place(url, () -> Server.MARIADB.execute("DROP DATABASE " + name));
        }
    },
    /** Only where a variable names a server: there are no binaries to start one. */
    MYSQL(Dialect.MYSQL) {
        @Override
        public Place place() throws SQLException {
            String name = name("d");
            Server.MYSQL.execute("CREATE DATABASE " + name);
            String url = Server.MYSQL.url().replaceFirst("(//[^/]+)/[^?]*", "$1/" + name);
            return new Place(url, () -> Server.MYSQL.execute("DROP DATABASE " + name));
        }
    },
    H2(Dialect.H2) {
        @Override
        public Place place() throws SQLException {
            return new Place(
                    "jdbc:h2:mem:" + name("m")
                            + ";DB_CLOSE_DELAY=-1;DATABASE_TO_UPPER=FALSE;CASE_INSENSITIVE_IDENTIFIERS=TRUE",
                    () -> {});
        }
    };

    private static final AtomicInteger PLACES = new AtomicInteger();
    private static volatile Engine current = SQLITE;

    private final Dialect dialect;

    Engine(Dialect dialect) {
        this.dialect = dialect;
    }

    /** A database of a test's own. */
    public record Place(String url, Cleaning cleaning) implements AutoCloseable {
        @Override
        public void close() {
            try {
                cleaning.run();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** What takes a place away. */
    public interface Cleaning {
        void run() throws SQLException;
    }

    public abstract Place place() throws SQLException;

    public Dialect dialect() {
        return dialect;
    }

    /** Why its server cannot be had here; empty if it can. */
    public String missing() {
        return switch (this) {
            case POSTGRESQL -> Server.POSTGRESQL.missing();
            case MARIADB -> Server.MARIADB.missing();
            case MYSQL -> Server.MYSQL.missing();
            default -> "";
        };
    }

    /** Lets a connection break foreign keys. */
    public String uncheckedKeys() {
        return switch (this) {
            case SQLITE -> "PRAGMA foreign_keys = OFF";
            case POSTGRESQL -> "SET session_replication_role = replica";
            case MARIADB, MYSQL -> "SET FOREIGN_KEY_CHECKS = 0";
            case H2 -> "SET REFERENTIAL_INTEGRITY FALSE";
        };
    }

    static String name(String prefix) {
        return prefix + ProcessHandle.current().pid() + "_" + PLACES.incrementAndGet();
    }

    public static Engine current() {
        return current;
    }

    static void turn(Engine engine) {
        current = engine;
    }
}
