package dev.flycatcher.analyzer;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ServersTest {

    static Stream<Named<Supplier<String>>> kinds() {
        return Stream.of(Named.of("PostgreSQL", Servers::postgresql), Named.of("MariaDB", Servers::mariadb));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void everyCallerGetsADatabaseOfItsOwn(Supplier<String> kind) throws SQLException {
        for (String url : List.of(kind.get(), kind.get())) {
            try (Connection connection = DriverManager.getConnection(url)) {
                connection.createStatement().execute("create table alone (id int)");
                assertThat(connection.getMetaData().getURL()).contains("flycatcher_");
            }
        }
    }
}
