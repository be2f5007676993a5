package shop;

import dev.flycatcher.agent.watch.Flycatcher;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** The same without the extension, as any test framework allows. */
class PlainJavaTest {
    @Test
    void joinsCustomers() throws SQLException {
        Orders orders = new Orders(Flycatcher.watch(OrdersTest.database()));
        orders.fill(50);
        Flycatcher.record(() -> orders.customersJoined()).assertNoNPlusOne().assertQueries(1);
    }
}
