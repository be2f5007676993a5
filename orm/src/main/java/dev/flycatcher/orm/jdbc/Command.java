package dev.flycatcher.orm.jdbc;

import dev.flycatcher.orm.sql.Bind;
import dev.flycatcher.orm.sql.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One statement ready to run.
 *
 * @param relation the relation it loads, as {@code Tweet.user}, or null
 * @param origin the text of the query whose rows asked for it, or null
 */
public record Command(
        String sql,
        List<Bind> binds,
        @Nullable String relation,
        @Nullable String origin) {
    public static Command of(Sql sql) {
        return new Command(sql.toString(), sql.binds(), null, null);
    }

    public static Command of(String sql) {
        return new Command(sql, List.of(), null, null);
    }

    /** All of these as one text; its values are bound in their order. Ends of lines end comments. */
    static Command together(List<Command> all) {
        List<Bind> binds = new ArrayList<>();
        all.forEach(each -> binds.addAll(each.binds));
        return new Command(all.stream().map(Command::sql).collect(Collectors.joining("\n;\n")), binds, null, null);
    }

    /** The same statement, run for a relation. */
    public Command loading(String loaded, @Nullable String asker) {
        return new Command(sql, binds, loaded, asker);
    }

    /** The same text with other values. */
    public Command with(List<Bind> values) {
        return new Command(sql, values, relation, origin);
    }
}
