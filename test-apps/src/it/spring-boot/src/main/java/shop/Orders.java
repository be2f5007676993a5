package shop;

import java.util.List;
import org.springframework.data.jpa.repository.EntityGraph;
import org.springframework.data.jpa.repository.JpaRepository;

public interface Orders extends JpaRepository<Order, Long> {
    List<Order> findAllByOrderById();

    @EntityGraph(attributePaths = "customer")
    List<Order> findWithCustomerByOrderById();
}
