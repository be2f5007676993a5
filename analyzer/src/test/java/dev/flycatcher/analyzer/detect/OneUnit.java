package dev.flycatcher.analyzer.detect;

import static dev.flycatcher.analyzer.Scenario.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flycatcher.analyzer.Scenario;
import dev.flycatcher.analyzer.Scenario.Row;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;

/** A unit whose code lists orders and asks for their users. */
abstract class OneUnit {
    Scenario unit;

    @BeforeEach
    void open() {
        unit = Scenario.unit("GET /orders").at("app.Orders.list:*42");
    }

    void user(Object id) {
        unit.select("select id, name from users where id = ?", id).gives(1, i -> row(id, "u"));
    }

    List<Row> orders() {
        return unit.select("select id, user_id from orders").gives(10, i -> row(i, 1 + i * 3 % 10));
    }

    void noParent() {
        assertThat(Verdicts.findings(unit)).allMatch(finding -> finding.parent() == null);
    }
}
