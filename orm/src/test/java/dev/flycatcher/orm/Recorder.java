package dev.flycatcher.orm;

import dev.flycatcher.orm.jdbc.Command;
import dev.flycatcher.orm.jdbc.QueryEvent;
import dev.flycatcher.orm.jdbc.QueryListener;
import java.util.ArrayList;
import java.util.List;

/** Keeps every statement, to be counted and read. */
final class Recorder implements QueryListener {
    private final List<QueryEvent> events = new ArrayList<>();

    @Override
    public synchronized void executed(QueryEvent event) {
        events.add(event);
    }

    synchronized List<QueryEvent> events() {
        return List.copyOf(events);
    }

    /** Their text, with names in the quotes of the standard whatever the database's are. */
    List<String> statements() {
        return events().stream()
                .map(QueryEvent::command)
                .map(Command::sql)
                .map(sql -> sql.replace('`', '"'))
                .toList();
    }

    int count() {
        return statements().size();
    }

    synchronized void clear() {
        events.clear();
    }
}
