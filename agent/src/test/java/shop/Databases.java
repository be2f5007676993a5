package shop;

import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.sqlite.SQLiteDataSource;

/** Empty databases in memory; each lives as long as a connection to it is open. */
public enum Databases {
    SQLITE,
    H2;

    public DataSource open() {
        String name = UUID.randomUUID().toString();
        if (this == SQLITE) {
            SQLiteDataSource source = new SQLiteDataSource();
            source.setUrl("jdbc:sqlite:file:" + name + "?mode=memory&cache=shared");
            return source;
        }
        JdbcDataSource source = new JdbcDataSource();
        source.setURL("jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1");
        return source;
    }
}
