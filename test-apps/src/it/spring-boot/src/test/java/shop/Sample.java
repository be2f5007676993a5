package shop;

import dev.flycatcher.agent.watch.Flycatcher;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/** Twenty orders of twenty customers, and where the sources say that a loop is. */
final class Sample {
    static final int ORDERS = 20;

    private Sample() {}

    static void save(EntityManager entities, DataSource dataSource) {
        try {
            Flycatcher.spreadIds(dataSource);
        } catch (SQLException refused) {
            throw new IllegalStateException(refused);
        }
        for (int i = 0; i < ORDERS; i++) {
            Customer customer = new Customer("customer " + i);
            entities.persist(customer);
            entities.persist(new Order(customer));
        }
        entities.flush();
        entities.clear();
    }

    /** {@code OrderService.java:24}, of the line that ends in that comment. */
    static String expected(String file, String comment) {
        try {
            String sources = file.endsWith("Test.java") ? "src/test/java/shop" : "src/main/java/shop";
            List<String> lines = Files.readAllLines(Path.of(sources, file));
            for (int i = 0; i < lines.size(); i++) {
                if (lines.get(i).endsWith("// " + comment)) {
                    return file + ":" + (i + 1);
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        throw new AssertionError("no line of " + file + " ends in // " + comment);
    }
}
