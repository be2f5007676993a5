package dev.flycatcher.analyzer.rewrite;

import java.util.Set;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.select.FromItem;

/** What no rewrite may touch, because running it once would not be running it per key. */
final class Gates {
    static final Set<String> AGGREGATES = Set.of(
            "count",
            "sum",
            "min",
            "max",
            "avg",
            "total",
            "group_concat",
            "string_agg",
            "array_agg",
            "listagg",
            "json_agg",
            "jsonb_agg",
            "json_arrayagg",
            "json_group_array",
            "bool_and",
            "bool_or",
            "every",
            "stddev",
            "stddev_pop",
            "stddev_samp",
            "variance",
            "var_pop",
            "var_samp",
            "median",
            "percentile_cont",
            "count_big");

    private static final Set<String> VOLATILE = Set.of(
            "rand",
            "random",
            "randomblob",
            "newid",
            "newsequentialid",
            "uuid",
            "random_uuid",
            "gen_random_uuid",
            "uuid_generate_v1",
            "uuid_generate_v4",
            "sys_guid",
            "uuid_short",
            "nextval",
            "currval",
            "lastval",
            "setval",
            "clock_timestamp",
            "timeofday",
            "statement_timestamp",
            "sysdate",
            "sleep",
            "pg_sleep",
            "benchmark",
            "last_insert_id",
            "last_insert_rowid",
            "scope_identity",
            "get_lock",
            "pg_advisory_lock",
            "found_rows",
            "row_count",
            "changes",
            "dbms_random",
            "random_bytes");

    private static final Set<String> WRITING = Set.of("insert", "update", "delete", "merge");

    private Gates() {}

    /** Refuses what cannot be asked once for all keys, in whatever form. */
    static void check(Query query) {
        locks(query);
        words(query.tokens());
    }

    /** What the words alone tell. */
    static void words(Tokens tokens) {
        String called = tokens.called(VOLATILE);
        if (!called.isEmpty() || tokens.has("next", "value", "for") || tokens.has(".", "nextval")) {
            String name = called.isEmpty() ? "a sequence" : called + "()";
            throw new Refusal(name + " gives another value at every call, so one execution is not the same as many");
        }
        if (tokens.has(":=") || tokens.list().stream().anyMatch(token -> token.startsWith("@"))) {
            throw new Refusal("it uses a variable of the session, which may differ from call to call");
        }
        if (tokens.has("with") && !tokens.firstOf(WRITING).isEmpty()) {
            throw new Refusal("its WITH changes data");
        }
        if (tokens.has("into")) {
            throw new Refusal("SELECT INTO writes");
        }
    }

    static void locks(Query query) {
        Tokens tokens = query.tokens();
        if (query.select().getForMode() != null || tokens.has("lock", "in", "share")) {
            throw new Refusal(
                    "it locks the rows it reads (FOR UPDATE or FOR SHARE), and the rewrite would lock others");
        }
        boolean hinted = hinted(query.select().getFromItem())
                || query.joins().stream().anyMatch(join -> hinted(join.getFromItem()));
        if (hinted) {
            throw new Refusal("a locking hint stands on its table");
        }
    }

    private static boolean hinted(FromItem item) {
        return item instanceof Table table && table.getSqlServerHints() != null;
    }
}
