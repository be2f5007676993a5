package shop;

import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
public class OrderService {
    private final Orders orders;
    private final Customers customers;

    public OrderService(Orders orders, Customers customers) {
        this.orders = orders;
        this.customers = customers;
    }

    /** A repository asked for one at a time. */
    @Transactional(readOnly = true)
    public List<String> namesOneByOne() {
        List<String> names = new ArrayList<>();
        for (Long id : orders.customerIds()) {
            names.add(customers.findById(id).orElseThrow().getName()); // expect A01 by id
        }
        return names;
    }

    @Transactional(readOnly = true)
    public List<String> namesTogether() {
        return customers.findAllById(orders.customerIds()).stream()
                .map(Customer::getName)
                .toList();
    }

    /** A collection that loads when it is first looked at. */
    @Transactional(readOnly = true)
    public List<Integer> counts() {
        List<Integer> counts = new ArrayList<>();
        for (Customer customer : customers.findAllByOrderById()) {
            counts.add(customer.getOrders().size()); // expect A01 of a collection
        }
        return counts;
    }

    @Transactional(readOnly = true)
    public List<Integer> countsJoined() {
        return customers.findWithOrdersByOrderById().stream()
                .map(customer -> customer.getOrders().size())
                .toList();
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
