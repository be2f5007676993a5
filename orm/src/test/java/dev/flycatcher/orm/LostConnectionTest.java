package dev.flycatcher.orm;

import static dev.flycatcher.orm.model.Tables.USER;
import static dev.flycatcher.orm.sql.Functions.raw;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flycatcher.orm.engine.Engine;
import dev.flycatcher.orm.engine.OnEveryEngine;
import dev.flycatcher.orm.engine.Only;
import dev.flycatcher.orm.jdbc.ConnectionException;
import dev.flycatcher.orm.sql.Type;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Connections that end on the way: told as lost, nothing half-written, and the next one works. */
@OnEveryEngine
@Timeout(60)
class LostConnectionTest {
    @RegisterExtension
    final TestDatabase t = new TestDatabase().withTweets();

    private final Database db = t.db;

    /** The number of this thread's connection at the server. */
    private long session() {
        String function = Engine.current() == Engine.POSTGRESQL ? "pg_backend_pid()" : "CONNECTION_ID()";
        return db.from(USER).scalar(raw(Type.LONG, function));
    }

    private void kill(Database other, long session) {
        if (Engine.current() == Engine.POSTGRESQL) {
            other.from(USER).scalar(raw(Type.BOOLEAN, "pg_terminate_backend(" + session + ")"));
        } else {
            other.execute("KILL CONNECTION " + session);
        }
    }

    @Test
    @Only({Engine.POSTGRESQL, Engine.MARIADB})
    @DisplayName("BI-07 a connection killed in the middle of a query: told as lost, given back, and the next one works")
    void killedInAQuery() throws Exception {
        String sleep = Engine.current() == Engine.POSTGRESQL ? "pg_sleep(30) IS NULL" : "SLEEP(30) = 1";
        try (Database other = Database.open(t.url())) {
            CompletableFuture<Long> session = new CompletableFuture<>();
            CompletableFuture<@Nullable Object> query = CompletableFuture.supplyAsync(() -> db.atomic(() -> {
                session.complete(session());
                return db.from(USER).scalar(raw(Type.BOOLEAN, sleep));
            }));
            long running = session.get(10, TimeUnit.SECONDS);
            Thread.sleep(200);
            kill(other, running);
            assertThatThrownBy(() -> query.get(20, TimeUnit.SECONDS))
                    .cause()
                    .isInstanceOf(ConnectionException.class)
                    .hasMessageContaining("[in: SELECT");
        }
        assertThat(db.executor().open()).isZero();
        assertThat(db.from(USER).count()).isEqualTo(3);
    }

    /** Stands between a driver and its server. */
    private static final class Wire implements AutoCloseable {
        private final ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        private final List<Socket> ends = new CopyOnWriteArrayList<>();

        Wire(String host, int port) throws IOException {
            daemon(() -> {
                while (true) {
                    Socket near = door.accept();
                    Socket far = new Socket(host, port);
                    ends.addAll(List.of(near, far));
                    daemon(() -> near.getInputStream().transferTo(far.getOutputStream()));
                    daemon(() -> far.getInputStream().transferTo(near.getOutputStream()));
                }
            });
        }

        private interface Pump {
            void run() throws IOException;
        }

        private static void daemon(Pump pump) {
            Thread thread = new Thread(() -> {
                try {
                    pump.run();
                } catch (IOException ignored) {
                    // It was cut.
                }
            });
            thread.setDaemon(true);
            thread.start();
        }

        void cut() throws IOException {
            for (Socket each : ends) {
                each.close();
            }
        }

        @Override
        public void close() throws IOException {
            door.close();
            cut();
        }
    }

    @Test
    @Only({Engine.POSTGRESQL, Engine.MARIADB})
    @DisplayName(
            "BI-17 the server is gone in the middle of a query: told as lost; once it is there again, the next one works")
    void serverGone() throws Exception {
        Matcher place = Pattern.compile("//([^:/]+):(\\d+)").matcher(t.url());
        assertThat(place.find()).isTrue();
        String sleep = Engine.current() == Engine.POSTGRESQL ? "pg_sleep(3) IS NULL" : "SLEEP(3) = 1";
        try (Wire wire = new Wire(place.group(1), Integer.parseInt(place.group(2)));
                Database through = Database.open(place.replaceFirst("//127.0.0.1:" + wire.door.getLocalPort()))) {
            CompletableFuture<Long> began = new CompletableFuture<>();
            CompletableFuture<@Nullable Object> query = CompletableFuture.supplyAsync(() -> through.atomic(() -> {
                began.complete(through.from(USER).count());
                return through.from(USER).limit(1).scalar(raw(Type.BOOLEAN, sleep));
            }));
            assertThat(began.get(10, TimeUnit.SECONDS)).isEqualTo(3);
            wire.cut();
            assertThatThrownBy(() -> query.get(20, TimeUnit.SECONDS)).cause().isInstanceOf(ConnectionException.class);
            assertThat(through.executor().open()).isZero();
            assertThat(through.executor().inTransaction()).isFalse();
            assertThat(through.from(USER).count()).isEqualTo(3);
        }
    }

    @Test
    @Only({Engine.POSTGRESQL, Engine.MARIADB})
    @DisplayName(
            "BI-08 a connection killed inside a transaction: told as lost, nothing half-written, and the next one works")
    void killedInATransaction() {
        try (Database other = Database.open(t.url())) {
            assertThatThrownBy(() -> db.atomic(() -> {
                        db.create(USER, u -> u.username("half"));
                        kill(other, session());
                        db.create(USER, u -> u.username("other half"));
                    }))
                    .isInstanceOf(ConnectionException.class);
            assertThat(db.executor().inTransaction()).isFalse();
            assertThat(db.from(USER).count()).isEqualTo(3);
            assertThat(other.from(USER).count()).isEqualTo(3);
        }
    }
}
