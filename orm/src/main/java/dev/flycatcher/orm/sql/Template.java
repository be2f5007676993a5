package dev.flycatcher.orm.sql;

import java.util.List;

/** Text with nodes between: {@code parts} has one more element than {@code nodes}. */
record Template(List<Node> nodes, List<String> parts) implements Condition {
    Template(List<? extends Node> nodes, String... parts) {
        this(List.copyOf(nodes), List.of(parts));
    }

    @Override
    public void render(Sql sql) {
        for (int i = 0; i < nodes.size(); i++) {
            sql.text(parts.get(i)).node(nodes.get(i));
        }
        sql.text(parts.get(nodes.size()));
    }
}
