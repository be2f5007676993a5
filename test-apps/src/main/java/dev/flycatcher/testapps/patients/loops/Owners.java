package dev.flycatcher.testapps.patients.loops;

import dev.flycatcher.testapps.patients.threads.Pets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** Loads an owner when it is asked for. */
final class Owners implements AutoCloseable {
    private final Connection connection;

    Owners(Pets pets) throws SQLException {
        connection = pets.pool.getConnection();
    }

    /** The owner's name, by a statement that says which loop asked. */
    String name(String loop, int owner) {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT name AS " + loop + " FROM owners WHERE id = ?")) {
            select.setInt(1, owner);
            try (ResultSet names = select.executeQuery()) { // expect 20 A01 x24, 2 A46 x1 unplaced
                names.next();
                return names.getString(1);
            }
        } catch (SQLException unexpected) {
            throw new IllegalStateException(unexpected);
        }
    }

    List<Pet> pets(String loop, List<Integer> owners) {
        return owners.stream().map(owner -> new Pet(this, loop, owner)).toList();
    }

    /** As beans are: what it does not know yet it asks for. */
    public static final class Pet {
        private final Owners owners;
        private final String loop;
        private final int owner;

        private Pet(Owners owners, String loop, int owner) {
            this.owners = owners;
            this.loop = loop;
            this.owner = owner;
        }

        public String getOwner() {
            return owners.name(loop, owner); // Jackson's loop, which reads: message
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
