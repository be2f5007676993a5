package dev.flycatcher.testapps.patients.orders;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** Who ordered. */
@Entity
@Table(name = "customers")
class Customer {
    @Id
    private Long id = 0L;

    private String name = "";

    protected Customer() {}

    String name() {
        return name;
    }
}
