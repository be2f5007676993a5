package dev.flycatcher.analyzer.trace;

import java.util.Map;
import java.util.TreeMap;

/** What is told of a unit as a whole: which it is, how long it took, what was lost of it, and where its connections led. */
final class Heading {
    private final Tables tables;
    private final Numbered<Database> places = new Numbered<>();
    private final ByteSink head = new ByteSink(256);
    private final ByteSink led = new ByteSink(64);

    /** @param tables take its texts */
    Heading(Tables tables) {
        this.tables = tables;
    }

    void clear() {
        places.clear();
        head.clear();
        led.clear();
    }

    ByteSink bytes() {
        return head;
    }

    void write(Unit unit, long elapsedNanos, Dropped dropped, Map<Integer, Database> databases) {
        head.signed(unit.id());
        head.number(unit.kind().ordinal());
        tables.text(head, unit.name());
        head.signed(unit.startedMillis());
        head.signed(elapsedNanos);
        head.signed(dropped.executions());
        head.signed(dropped.values());
        head.signed(dropped.stacks());
        new TreeMap<>(databases).forEach((connection, database) -> {
            led.signed(connection);
            led.number(places.of(database));
        });
        head.number(places.size());
        for (int i = 0; i < places.size(); i++) {
            database(places.get(i));
        }
        head.number(databases.size());
        head.bytes(led);
    }

    private void database(Database database) {
        tables.text(head, database.id());
        tables.text(head, database.engine());
        tables.text(head, database.driver());
        head.number(database.options().size());
        database.options().forEach((name, value) -> {
            tables.text(head, name);
            tables.text(head, value);
        });
    }
}
