package dev.flycatcher.testapps.patients.threads;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Asks for an owner on every fifth of so many threads, virtual ones where Java has them, and prints how many ran. */
public final class ManyThreads {
    private ManyThreads() {}

    public static void main(String[] args) throws Exception {
        int threads = Integer.getInteger("threads", 1_000);
        AtomicInteger ran = new AtomicInteger();
        try (Pets pets = new Pets()) {
            ExecutorService executor = ParallelOwners.virtualThreads();
            for (int i = 0; i < threads; i++) {
                int number = i;
                executor.execute(() -> ran.addAndGet(number % 5 == 0 ? count(pets, number) : 1));
            }
            executor.shutdown();
            executor.awaitTermination(2, TimeUnit.MINUTES);
        }
        System.out.println("ran " + ran);
    }

    private static int count(Pets pets, int number) {
        try (Connection connection = pets.pool.getConnection();
                PreparedStatement select = connection.prepareStatement("SELECT name FROM owners WHERE id = ?")) {
            select.setInt(1, number % Pets.COUNT * 7 + 107);
            try (ResultSet names = select.executeQuery()) {
                return names.next() ? 1 : 0;
            }
        } catch (SQLException unexpected) {
            throw new IllegalStateException(unexpected);
        }
    }
}
