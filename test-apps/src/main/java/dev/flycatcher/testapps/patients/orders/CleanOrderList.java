package dev.flycatcher.testapps.patients.orders;

import dev.flycatcher.testapps.patients.Answer;
import jakarta.persistence.EntityManager;
import java.sql.SQLException;

/** Gives the answers of {@code OrderList} with the associations fetched by the query that needs them. */
public final class CleanOrderList {
    private CleanOrderList() {}

    public static void main(String[] args) throws SQLException {
        try (Shop shop = Shop.open()) {
            shop.entities().runInTransaction(CleanOrderList::listCustomers);
            shop.entities().runInTransaction(CleanOrderList::listItems);
        }
    }

    private static void listCustomers(EntityManager entities) {
        Answer answer = new Answer("customers");
        String query = "from Order o join fetch o.customer order by o.id";
        for (Order order : entities.createQuery(query, Order.class).getResultList()) {
            answer.add(order.id() + order.customer().name());
        }
        answer.print();
    }

    private static void listItems(EntityManager entities) {
        Answer answer = new Answer("items");
        String query = "from Order o left join fetch o.items order by o.id desc";
        for (Order order : entities.createQuery(query, Order.class).getResultList()) {
            order.items().forEach(item -> answer.add(order.id() + item.text()));
        }
        answer.print();
    }
}
