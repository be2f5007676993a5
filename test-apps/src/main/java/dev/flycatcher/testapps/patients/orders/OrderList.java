package dev.flycatcher.testapps.patients.orders;

import dev.flycatcher.testapps.patients.Answer;
import jakarta.persistence.EntityManager;
import java.sql.SQLException;
import java.util.List;

/** Lists orders and lets the lazy associations load themselves, one by one. */
public final class OrderList {
    private OrderList() {}

    public static void main(String[] args) throws SQLException {
        try (Shop shop = Shop.open()) {
            shop.entities().runInTransaction(OrderList::listCustomers);
            shop.entities().runInTransaction(OrderList::listItems);
        }
    }

    /** Lazy to-one: 200 orders, 50 customers, so the session asks 50 times. */
    private static void listCustomers(EntityManager entities) {
        Answer answer = new Answer("customers");
        for (Order order : orders("from Order order by id", entities)) {
            String name = order.customer().name(); // expect A01 x50
            answer.add(order.id() + name);
        }
        answer.print();
    }

    /** Lazy to-many. */
    private static void listItems(EntityManager entities) {
        Answer answer = new Answer("items");
        for (Order order : orders("from Order order by id desc", entities)) {
            for (Item item : order.items()) { // expect A01 x200
                answer.add(order.id() + item.text());
            }
        }
        answer.print();
    }

    private static List<Order> orders(String query, EntityManager entities) {
        return entities.createQuery(query, Order.class).getResultList();
    }
}
