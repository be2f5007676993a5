package dev.flycatcher.agent.record;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A request's name is its route: what differs from call to call is no part of it. */
class NamingTest {

    @ParameterizedTest
    @CsvSource({
        "/orders, /orders",
        "/orders/42, /orders/{id}",
        "/orders/42/items/7, /orders/{id}/items/{id}",
        "/users/0e37df36-f698-11e6-8dd4-cb9ced3df976, /users/{id}",
        "/carts/ORD-2024-0017, /carts/{id}",
        "/api/v1/oauth2, /api/v1/oauth2",
        "/orders/42;jsessionid=1A2B3C, /orders/{id}",
        "/, /",
    })
    void foldsIdentifiers(String path, String name) {
        assertThat(Naming.folded(path)).isEqualTo(name);
    }
}
