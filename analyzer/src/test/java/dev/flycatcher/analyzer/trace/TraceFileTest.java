package dev.flycatcher.analyzer.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TraceFileTest {
    private static final Shape USERS =
            Fingerprint.of("select id, \"größe\" from users where id = ?").shape();

    private static final Database DATABASE = new Database(
            "3f2a",
            "postgresql",
            "PostgreSQL JDBC Driver 42.7.14",
            new TreeMap<>(Map.of("reWriteBatchedInserts", "true", "targetServerType", "primary")));

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("run.flytrace");
    }

    @Test
    void everyRecordComesBackAsItWasWritten() throws IOException {
        List<Trace> written = List.of(full(1), empty(2), full(-3));
        write(written);
        List<Trace> read = new ArrayList<>();
        assertThat(TraceReader.read(file, read::add)).isEqualTo(new TraceReader.Reading(3, List.of()));
        assertThat(read).isEqualTo(written);
    }

    @Test
    void theSameUnitsGiveTheSameBytes() throws IOException {
        write(List.of(full(1), full(2)));
        byte[] first = Files.readAllBytes(file);
        write(List.of(full(1), full(2)));
        assertThat(Files.readAllBytes(file)).isEqualTo(first);
    }

    @Test
    void theFileIsTheOwnersAlone() throws IOException {
        Files.writeString(file, "someone else's");
        write(List.of(full(1)));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void whatWasAppendedIsReadableBeforeTheWriterIsClosed() throws IOException {
        try (TraceWriter writer = new TraceWriter(file)) {
            writer.append(full(1));
            assertThat(units()).containsExactly(1L);
        }
    }

    @Test
    void aTruncatedFileGivesItsWholeUnitsAndNamesTheRest() throws IOException {
        write(List.of(full(1), full(2)));
        byte[] whole = Files.readAllBytes(file);
        int second = Block.FILE_HEADER + (whole.length - Block.FILE_HEADER) / 2;
        for (int length = Block.FILE_HEADER; length < whole.length; length++) {
            Files.write(file, Arrays.copyOf(whole, length));
            TraceReader.Reading reading = TraceReader.read(file, trace -> {});
            assertThat(reading.units()).isEqualTo(length >= second ? 1 : 0);
            long lost = length >= second ? length - second : length - Block.FILE_HEADER;
            assertThat(reading.damage().stream()
                            .mapToLong(TraceReader.Damage::length)
                            .sum())
                    .isEqualTo(lost);
        }
    }

    @Test
    void aDamagedBlockIsSkippedAndNamedByItsOffset() throws IOException {
        write(List.of(full(1), full(2), full(3)));
        byte[] bytes = Files.readAllBytes(file);
        int block = (bytes.length - Block.FILE_HEADER) / 3;
        int second = Block.FILE_HEADER + block;
        bytes[second + 40] ^= 1;
        Files.write(file, bytes);
        assertThat(TraceReader.read(file, trace -> {}).damage())
                .containsExactly(new TraceReader.Damage(second, block, "the block's checksum does not match"));
        bytes[second + 5] ^= 1;
        Files.write(file, bytes);
        assertThat(TraceReader.read(file, trace -> {}).damage())
                .containsExactly(new TraceReader.Damage(second, block, "no block starts here"));
        assertThat(units()).containsExactly(1L, 3L);
    }

    @Test
    void noDamageMakesReadingThrowOrRunAway() throws IOException {
        write(List.of(full(1), empty(2)));
        byte[] whole = Files.readAllBytes(file);
        Random random = new Random(5);
        for (int i = 0; i < 2_000; i++) {
            byte[] bytes = whole.clone();
            bytes[Block.FILE_HEADER + random.nextInt(bytes.length - Block.FILE_HEADER)] = (byte) random.nextInt();
            Files.write(file, bytes);
            assertThat(TraceReader.read(file, trace -> {}).units()).isBetween(0L, 2L);
        }
    }

    @Test
    void aForgedBlockOfHostileSizesIsRefused() throws IOException {
        ByteSink encoded = Transcript.of(full(1)).bytes();
        byte[] body = Arrays.copyOf(encoded.array(), encoded.size());
        Random random = new Random(6);
        int refused = 0;
        for (int i = 0; i < 5_000; i++) {
            byte[] forged = body.clone();
            forged[random.nextInt(forged.length)] = (byte) random.nextInt();
            try {
                TraceDecoding.decode(new ByteSource(forged, forged.length));
            } catch (ByteSource.Malformed expected) {
                refused++;
            }
        }
        assertThat(refused).isPositive();
    }

    @Test
    void aFileOfAnotherFormatIsRefusedByNameWithTheCure() throws IOException {
        write(List.of(full(1)));
        byte[] bytes = Files.readAllBytes(file);
        Map<Integer, String> cures = Map.of(
                Block.VERSION + 1, "update Flycatcher", Block.VERSION - 1, "read it with the version that wrote it");
        for (Map.Entry<Integer, String> each : cures.entrySet()) {
            ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(8, each.getKey());
            Files.write(file, bytes);
            assertThatThrownBy(() -> TraceReader.read(file, trace -> {}))
                    .hasMessage(file + " has trace format " + each.getKey() + ", this version reads format "
                            + Block.VERSION + ": " + each.getValue());
        }
    }

    @Test
    void anotherFileIsRefused() throws IOException {
        Files.writeString(file, "hello");
        assertThatThrownBy(() -> TraceReader.read(file, trace -> {})).hasMessageContaining("is not a Flycatcher trace");
    }

    private void write(List<Trace> traces) throws IOException {
        try (TraceWriter writer = new TraceWriter(file)) {
            for (Trace trace : traces) {
                writer.append(trace);
            }
        }
    }

    private List<Long> units() throws IOException {
        List<Long> ids = new ArrayList<>();
        TraceReader.read(file, trace -> ids.add(trace.unit().id()));
        return ids;
    }

    private static Trace empty(long id) {
        return new Trace(
                new Unit(id, Unit.Kind.THREAD, "", 0), List.of(), List.of(), List.of(), 0, Dropped.NONE, Map.of());
    }

    private static Trace full(long id) {
        List<Frame> stack =
                List.of(new Frame("app.Orders", "list", "Orders.java", 42, 40), new Frame("app.A", "b", null, 0, 0));
        Column named = new Column(1, "id", 90, new int[] {1, 2, 5}, new int[] {1, 2, 0});
        Column indexed = new Column(2, null, 0, new int[] {1}, new int[] {3});
        Result rows = new Result(Result.Kind.ROWS, 5, true, List.of(named, indexed), -77, 110, 190);
        Result keys = new Result(Result.Kind.GENERATED_KEYS, 0, false, List.of(), 0, 195, 195);
        Result fetched = new Result(Result.Kind.ROWS, 90, false, List.of(), 0, 195, 199, 10, 77);
        Execution first = new Execution(
                0,
                USERS,
                1,
                1,
                1,
                0,
                100,
                5,
                new Binds(1, new int[] {1}),
                List.of(rows, keys, fetched),
                -1,
                null,
                stack,
                1);
        Execution failed = new Execution(
                1,
                USERS,
                2,
                1,
                2,
                3,
                90,
                6,
                new Binds(2, new int[] {1, 2, 3, 0}),
                List.of(),
                2,
                "23505",
                List.of(),
                Execution.OPEN);
        return new Trace(
                new Unit(id, Unit.Kind.TEST, "OrderTest.lists", 1_700_000_000_000L),
                List.of(first, failed),
                List.of(new Mark(Mark.Kind.BEGIN, 0, 1, 3, 1, 7, 8), new Mark(Mark.Kind.READ_ONLY, 2, 1, 3, 1, 200, 9)),
                List.of(
                        new Value(Value.Family.INTEGRAL, null),
                        new Value(Value.Family.TEXT, "ä"),
                        new Value(Value.Family.UUID, null)),
                1_000,
                new Dropped(1, 2, 3),
                Map.of(1, DATABASE, 2, Database.of("sqlite"), 3, DATABASE),
                List.of(
                        new Mapped(
                                Mapped.Kind.ENTITY,
                                "app.Order",
                                "app.Base",
                                "PurchaseOrder",
                                "tbl_orders",
                                List.of(new Mapped.Attribute(
                                        "buyer",
                                        Mapped.Role.REFERENCE,
                                        "app.Person",
                                        List.of("cust_fk", "cust_no"),
                                        "",
                                        ""))),
                        new Mapped(Mapped.Kind.JOOQ, "app.Orders", "", "ORDERS", "orders", List.of())));
    }
}
