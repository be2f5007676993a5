package dev.flycatcher.orm.sql;

import org.jspecify.annotations.Nullable;

/** What a query reads from: a table, an alias of one, a subquery or a common table expression. */
public interface Source {
    /** The alias the user gave, or null when the query numbers it ({@code t1}, {@code t2}, ... in rendering order). */
    @Nullable
    String alias();

    /** Appends what stands before {@code AS} in a FROM clause. */
    void renderSource(Sql sql);

    /** What messages call it. */
    String label();
}
