package dev.flycatcher.testapps.patients.threads;

import dev.flycatcher.testapps.patients.Answer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** Gives the answers of {@code ParallelOwners} with one join each, on one thread. */
public final class CleanParallelOwners {
    private CleanParallelOwners() {}

    public static void main(String[] args) throws SQLException {
        try (Pets pets = new Pets()) {
            for (String way :
                    List.of("submitted", "invoked", "completed", "started", "forked", "scheduled", "virtual")) {
                answer(pets, way).print();
            }
        }
    }

    private static Answer answer(Pets pets, String way) throws SQLException {
        Answer answer = new Answer(way);
        try (Connection connection = pets.pool.getConnection();
                Statement statement = connection.createStatement();
                ResultSet names = statement.executeQuery(
                        "SELECT o.name, '" + way + "' FROM pets p JOIN owners o ON o.id = p.owner_id ORDER BY p.id")) {
            while (names.next()) {
                answer.add(names.getString(1));
            }
        }
        return answer;
    }
}
