package dev.flycatcher.testapps.patients.orders;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** One line of an order. */
@Entity
@Table(name = "items")
class Item {
    @Id
    private Long id = 0L;

    @Column(name = "order_id")
    private Long order = 0L;

    private String product = "";

    private int quantity;

    protected Item() {}

    String text() {
        return quantity + " " + product;
    }
}
