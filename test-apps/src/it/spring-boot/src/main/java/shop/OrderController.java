package shop;

import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class OrderController {
    private final Orders orders;
    private final OrderService service;

    public OrderController(Orders orders, OrderService service) {
        this.orders = orders;
        this.service = service;
    }

    /** The view loads what it shows: Jackson walks a lazy relation while the session is still open. */
    @GetMapping("/orders")
    public List<Order> all() {
        return orders.findAllByOrderById();
    }

    @GetMapping("/clean/orders")
    public List<Order> allWithCustomers() {
        return orders.findWithCustomerByOrderById();
    }

    @GetMapping("/names")
    public List<String> names() {
        return service.names();
    }
}
