package dev.flycatcher.testapps.resident;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicReference;

/** Answers each line of standard input with one line of standard output, until it is told to end. */
public final class Resident {
    private static final int AUTHORS = 20;

    private final Connection connection;
    /** Made before anybody comes, and used ever after. */
    private final PreparedStatement old;

    private final Page page = new Page(this::loop);

    private Resident(Connection connection) throws SQLException {
        this.connection = connection;
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE authors (id INT PRIMARY KEY, name VARCHAR(20))");
            statement.execute("INSERT INTO authors SELECT x, 'author ' || x FROM SYSTEM_RANGE(1, " + AUTHORS + ")");
        }
        old = connection.prepareStatement("SELECT COUNT(*) FROM authors WHERE id <= ?");
    }

    /** Takes the JDBC URL of an empty H2 database. */
    public static void main(String[] args) throws IOException, SQLException {
        try (Connection connection = DriverManager.getConnection(args[0]);
                BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            Resident resident = new Resident(connection);
            System.out.println("ready");
            for (String line = in.readLine(); line != null && !line.equals("quit"); line = in.readLine()) {
                System.out.println(resident.answer(line.split(" ")));
            }
        }
    }

    private String answer(String... words) throws SQLException {
        return switch (words[0]) {
            case "loop" -> loop();
            case "many" -> many(Integer.parseInt(words[1]));
            case "hostile" -> hostile(Integer.parseInt(words[1]));
            case "request" -> page.asked();
            case "old" -> old();
            case "exit" -> exit(words[1]);
            case "halt" -> halt(words[1]);
            case "servers" -> Console.servers();
            case "get" -> Console.get(words[1]);
            case "set" -> Console.set(words[1], words[2]);
            case "call" -> Console.call(words[1]);
            case "histogram" -> Console.histogram();
            default -> "?";
        };
    }

    /** Asks for each author alone. */
    private String loop() throws SQLException {
        int length = 0;
        try (Statement statement = connection.createStatement();
                ResultSet authors = statement.executeQuery("SELECT id FROM authors ORDER BY id")) {
            while (authors.next()) {
                length += name(authors.getInt(1)).length();
            }
        }
        return "names of " + length + " letters";
    }

    private String many(int loops) throws SQLException {
        String last = "";
        for (int i = 0; i < loops; i++) {
            last = loop();
        }
        return last;
    }

    /** Loops on a thread that breaks its contract, which whoever looks at threads must bear. */
    private String hostile(int loops) throws SQLException {
        AtomicReference<String> answer = new AtomicReference<>("");
        Thread thread = new Thread() {
            @Override
            public void run() {
                try {
                    answer.set(many(loops));
                } catch (SQLException unexpected) {
                    answer.set(unexpected.toString());
                }
            }

            @Override
            public ClassLoader getContextClassLoader() {
                throw new UnsupportedOperationException("no loader here");
            }
        };
        thread.start();
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        return answer.get();
    }

    private String name(int id) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT name FROM authors WHERE id = ?")) {
            select.setInt(1, id);
            try (ResultSet name = select.executeQuery()) {
                name.next();
                return name.getString(1);
            }
        }
    }

    private String old() throws SQLException {
        old.setInt(1, AUTHORS / 2);
        try (ResultSet count = old.executeQuery()) {
            count.next();
            return count.getInt(1) + " authors";
        }
    }

    private static String exit(String code) {
        System.exit(Integer.parseInt(code));
        return "";
    }

    private static String halt(String code) {
        Runtime.getRuntime().halt(Integer.parseInt(code));
        return "";
    }
}
