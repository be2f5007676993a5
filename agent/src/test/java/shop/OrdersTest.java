package shop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flycatcher.agent.junit.ExpectQueries;
import dev.flycatcher.agent.junit.NoNPlusOne;
import dev.flycatcher.agent.watch.Flycatcher;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

// tag::junit[]
@NoNPlusOne
class OrdersTest {
    DataSource dataSource = Flycatcher.watch(Databases.H2.open());
    Orders orders = new Orders(dataSource);

    @BeforeEach
    void fill() throws SQLException {
        orders.fill(50);
    }

    @Test
    @ExpectQueries(select = 1)
    void listsCustomers() throws SQLException {
        assertThat(orders.customersJoined()).hasSize(50);
    }
}
// end::junit[]
