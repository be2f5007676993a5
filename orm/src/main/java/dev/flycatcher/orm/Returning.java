package dev.flycatcher.orm;

import dev.flycatcher.orm.jdbc.Command;
import dev.flycatcher.orm.sql.Bind;
import dev.flycatcher.orm.sql.Expression;
import dev.flycatcher.orm.sql.Feature;
import dev.flycatcher.orm.sql.Node;
import dev.flycatcher.orm.sql.Selection;
import dev.flycatcher.orm.sql.Sql;
import java.util.ArrayList;
import java.util.List;

/** A write that gives back the rows it wrote. */
final class Returning {
    private final Database database;
    private final Table<?> table;
    private final Feature feature;
    private final Sql write;

    /** Whether other sources have a part, so that columns say whose they are. */
    private final boolean alone;

    Returning(Database database, Table<?> table, Feature feature, Sql write, boolean alone) {
        database.dialect().require(feature);
        this.database = database;
        this.table = table;
        this.feature = feature;
        this.write = write;
        this.alone = alone;
    }

    /** A write as a common table expression, which returns all columns of its rows. */
    static Cte cte(String name, Database database, Table<?> table, Node write) {
        Object home = database.executor().home();
        return Cte.writing(
                name,
                Query.from(table),
                sql -> sql.in(home)
                        .node(write)
                        .text(" RETURNING ")
                        .list(new Body(table).expressions(), ", ")
                        .close());
    }

    @SuppressWarnings("unchecked")
    <E> List<E> rows() {
        return (List<E>) run(new Body(table), Mapping.entities());
    }

    List<Tuple> tuples(Selection... what) {
        Body body = new Body(table);
        body.selected = List.of(what);
        return run(body, Mapping.tuples());
    }

    private <R> List<R> run(Body body, Mapping<R> mapping) {
        Command command = command(body.expressions());
        Mapping.Reader<R> reader = mapping.compile(body).reader(database, command.sql());
        return database.executor().returning(command, result -> {
            List<R> rows = new ArrayList<>();
            while (result.next()) {
                rows.add(reader.read(result));
            }
            return rows;
        });
    }

    private Command command(List<Expression<?>> columns) {
        Sql listed = new Sql(database.dialect()).open().declare(table, alone ? "" : table.name());
        listed.list(columns.stream().map(Body::listed).toList(), ", ");
        String text = database.dialect().returning(write.toString(), listed.toString());
        boolean first = text.startsWith(write.toString());
        List<Bind> binds = new ArrayList<>(first ? write.binds() : listed.binds());
        binds.addAll(first ? listed.binds() : write.binds());
        return Command.of(text).with(binds);
    }

    @Override
    public String toString() {
        return feature.what();
    }
}
