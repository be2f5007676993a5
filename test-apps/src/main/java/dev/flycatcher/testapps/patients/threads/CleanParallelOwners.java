package dev.flycatcher.testapps.patients.threads;

import dev.flycatcher.testapps.patients.Answer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Gives the answers of {@code ParallelOwners} with one join, on one thread. */
public final class CleanParallelOwners {
    private CleanParallelOwners() {}

    public static void main(String[] args) throws SQLException {
        try (Pets pets = new Pets()) {
            List<String> names = names(pets);
            for (String way : List.of(
                    "submitted", "invoked", "completed", "started", "forked", "scheduled", "virtual", "parallel")) {
                Answer answer = new Answer(way);
                names.forEach(answer::add);
                answer.print();
            }
        }
    }

    private static List<String> names(Pets pets) throws SQLException {
        List<String> all = new ArrayList<>();
        try (Connection connection = pets.pool.getConnection();
                Statement statement = connection.createStatement();
                ResultSet names = statement.executeQuery(
                        "SELECT o.name FROM pets p JOIN owners o ON o.id = p.owner_id ORDER BY p.id")) {
            while (names.next()) {
                all.add(names.getString(1));
            }
        }
        return all;
    }
}
