package dev.flycatcher.testapps.patients.containers;

import dev.flycatcher.testapps.patients.Answer;
import dev.flycatcher.testapps.patients.threads.Pets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;

/** The work that every container calls. */
final class Kennel {
    private final Pets pets;
    private final SynchronousQueue<Answer> answers = new SynchronousQueue<>();

    Kennel(Pets pets) {
        this.pets = pets;
    }

    /** Asks for every owner in one transaction. */
    void together(String by) {
        try (Connection connection = pets.pool.getConnection()) {
            connection.setAutoCommit(false);
            Answer answer = new Answer(by);
            for (int owner : pets.owners()) {
                answer.add(name(connection, by, owner));
            }
            connection.commit();
            done(answer);
        } catch (SQLException unexpected) {
            throw new IllegalStateException(unexpected);
        }
    }

    /** Asks for every owner in a transaction of its own: a loop that only the unit around them shows. */
    void apart(String by) {
        try {
            Answer answer = new Answer(by);
            for (int owner : pets.owners()) {
                answer.add(alone(by, owner));
            }
            done(answer);
        } catch (SQLException unexpected) {
            throw new IllegalStateException(unexpected);
        }
    }

    private String alone(String by, int owner) throws SQLException {
        try (Connection connection = pets.pool.getConnection()) {
            connection.setAutoCommit(false);
            String name = name(connection, by, owner);
            connection.commit();
            return name;
        }
    }

    private static String name(Connection connection, String by, int owner) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT name AS " + by + " FROM owners WHERE id = ?")) {
            select.setInt(1, owner);
            try (ResultSet names = select.executeQuery()) { // expect 8 A01 x24, A54 x24
                names.next();
                return names.getString(1);
            }
        }
    }

    private void done(Answer answer) {
        try {
            answers.offer(answer, 1, TimeUnit.MINUTES);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits until a call has come through, and prints what it found out. */
    void awaited() throws InterruptedException {
        Answer answer = answers.poll(1, TimeUnit.MINUTES);
        if (answer == null) {
            throw new IllegalStateException("nobody called");
        }
        answer.print();
    }
}
