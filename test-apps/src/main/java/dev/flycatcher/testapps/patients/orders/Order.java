package dev.flycatcher.testapps.patients.orders;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.List;

/** An order; its customer and its items are loaded when first touched. */
@Entity
@Table(name = "orders")
class Order {
    @Id
    private Long id = 0L;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "customer_id")
    private Customer customer = new Customer();

    @OneToMany
    @JoinColumn(name = "order_id", insertable = false, updatable = false)
    @OrderBy("id")
    private List<Item> items = new ArrayList<>();

    protected Order() {}

    Long id() {
        return id;
    }

    Customer customer() {
        return customer;
    }

    List<Item> items() {
        return items;
    }
}
