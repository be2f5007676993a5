package shop;

import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
public class OrderService {
    private final Orders orders;

    public OrderService(Orders orders) {
        this.orders = orders;
    }

    @Transactional(readOnly = true)
    public List<String> names() {
        List<String> names = new ArrayList<>();
        for (Order order : orders.findAllByOrderById()) { // the loop
            names.add(order.getCustomer().getName()); // expect A01
        }
        return names;
    }

    @Transactional(readOnly = true)
    public List<String> cleanNames() {
        return orders.findWithCustomerByOrderById().stream()
                .map(order -> order.getCustomer().getName())
                .toList();
    }
}
