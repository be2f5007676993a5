package shop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.flycatcher.agent.junit.ExpectQueries;
import dev.flycatcher.agent.junit.NoNPlusOne;
import dev.flycatcher.agent.watch.Flycatcher;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

// tag::junit[]
@NoNPlusOne
class OrdersTest {
    DataSource dataSource = Flycatcher.watch(database());
    Orders orders = new Orders(dataSource);

    static DataSource database() {
        JdbcDataSource h2 = new JdbcDataSource();
        h2.setURL("jdbc:h2:mem:shop" + System.nanoTime() + ";DB_CLOSE_DELAY=-1");
        return h2;
    }

    @BeforeEach
    void fill() throws SQLException {
        orders.fill(50);
    }

    @Test
    @ExpectQueries(select = 1)
    void joinsCustomers() throws SQLException {
        assertEquals(50, orders.customersJoined().size());
    }

    @Test
    void listsCustomers() throws SQLException {
        assertEquals(50, orders.customersOfOpenOrders().size());
    }
}
// end::junit[]
