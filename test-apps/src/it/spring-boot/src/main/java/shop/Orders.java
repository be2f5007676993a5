package shop;

import java.util.List;
import org.springframework.data.jpa.repository.EntityGraph;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

public interface Orders extends JpaRepository<Order, Long> {
    List<Order> findAllByOrderById();

    @EntityGraph(attributePaths = "customer")
    List<Order> findWithCustomerByOrderById();

    @Query("select o.customer.id from Order o order by o.id")
    List<Long> customerIds();
}
