package dev.flycatcher.analyzer.rewrite;

import java.util.List;
import java.util.stream.Stream;

/**
 * A statement that is not rewritten.
 *
 * @param gate the words of section 2 of the specification, or of the list of bad input
 * @param child the repeated statement, asked by {@code k}
 * @param reason what is told
 */
record Refused(String gate, String child, String reason) {
    private static final String EXPRESSION = "the bound key stands inside an expression or another comparison";

    static final List<Refused> GATES = List.of(
            // 2.1: exactly one col = ?i of the top-level ANDs
            of("inside OR", "select id from a where x = ? or y = ?", "the bound key stands inside OR"),
            of("inside NOT", "select id from a where not (k = ?)", "the bound key stands inside NOT"),
            of("inside CASE", "select id from a where case when k = ? then 1 else 0 end = 1", "stands inside CASE"),
            of("inside HAVING", "select b, max(k) from a group by b having max(k) = ?", "does not stand in WHERE"),
            of(
                    "an outer join's ON",
                    "select a.id from a left join b on b.a_id = a.id and b.k = ?",
                    "does not stand in WHERE"),
            of("another comparison", "select id from a where k > ?", EXPRESSION),
            of("an expression", "select id from a where lower(k) = ?", EXPRESSION),
            of("a subquery", "select id from a where k in (select k from b where x = ?)", EXPRESSION),
            // 2.2
            of("set operation", "select id from a where k = ? union select id from b", "a set operation"),
            of("DISTINCT, key hidden", "select distinct id from a where k = ?", "DISTINCT without the key"),
            of("LIMIT", "select id from a where k = ? limit 3", "it bounds its rows (LIMIT, OFFSET, FETCH or TOP)"),
            of("OFFSET", "select id from a where k = ? offset 3", "it bounds its rows"),
            of("FETCH", "select id from a where k = ? fetch first 2 rows only", "it bounds its rows"),
            of("TOP", "select top 1 id from a where k = ?", "it bounds its rows"),
            of("ROWNUM", "select id from a where k = ? and rownum <= 1", "it bounds its rows"),
            of("FOR UPDATE", "select id from a where k = ? for update", "locks the rows it reads"),
            of("FOR SHARE", "select id from a where k = ? for share", "locks the rows it reads"),
            of("locking hint", "select id from a with (nolock) where k = ?", "a locking hint stands on its table"),
            of(
                    "locking hint, not read",
                    "select id from a with (updlock) where k = ?",
                    "is not in the SQL the parser knows"),
            of(
                    "locking hint of a joined table",
                    "select a.id from a join b with (nolock) on b.id = a.b where a.k = ?",
                    "a locking hint stands on its table"),
            of("window", "select id, row_number() over (order by id) from a where k = ?", "it has a window"),
            of("volatile function", "select id, random() from a where k = ?", "random() gives another value"),
            of("volatile condition", "select id from a where k = ? and t < clock_timestamp()", "clock_timestamp()"),
            of("sequence", "select nextval('s'), id from a where k = ?", "nextval() gives another value"),
            of(
                    "sequence, standard",
                    "select next value for s, id from a where k = ?",
                    "a sequence gives another value"),
            of("sequence, Oracle", "select s.nextval, id from a where k = ?", "a sequence gives another value"),
            of("user variable", "select @n, id from a where k = ?", "it uses a variable of the session"),
            of("user variable, written", "select @n := id from a where k = ?", "it uses a variable of the session"),
            of(
                    "data-changing CTE",
                    "with d as (delete from a where x = 1 returning id) select id from d where k = ?",
                    "its WITH changes data"),
            of("SELECT INTO", "select id into b from a where k = ?", "SELECT INTO writes"),
            // what one answer for all keys would compute otherwise
            of("aggregates over all", "select max(x) from a where k = ? having max(x) > 1", "it aggregates"),
            of("sets of groups", "select b, count(*) from a where k = ? group by rollup(b)", "it aggregates"),
            // bad input
            of("does not parse", "select from where", "is not in the SQL the parser knows"),
            of(
                    "vendor syntax",
                    "select id from a where k = ? lock in share mode",
                    "is not in the SQL the parser knows"),
            of("two statements", "select id from a where k = ?; drop table a", "does not read all of the statement"),
            of("no table", "select ?", "the query reads no table"),
            of("procedure", "call get_customer(?)", "it is not a single SELECT but"),
            of("procedure, JDBC's escape", "{call get_customer(?)}", "is not in the SQL the parser knows"),
            of("5 MB", "select id from a where k = ? and x in (" + "1,".repeat(2_500_000) + "1)", "longer than 20,000"),
            of("cut by the recorder", "select id from a where k = ? and …", "longer than 20,000 characters"),
            of(
                    "nested 2,000 deep",
                    "select id from a where k = ? and " + "(".repeat(2_000) + "1=1" + ")".repeat(2_000),
                    "nested more than 30 deep"));

    private static Refused of(String gate, String child, String reason) {
        return new Refused(gate, child, reason);
    }

    static Stream<Refused> gates() {
        return GATES.stream();
    }

    /** The statement, its beginning where it is long. */
    String shown() {
        return child.length() > 90 ? child.substring(0, 60) + "..." : child;
    }

    @Override
    public String toString() {
        return gate + ": " + shown();
    }
}
