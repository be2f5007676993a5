package dev.flycatcher.analyzer.report;

import java.util.Map;
import java.util.stream.Collectors;

/** What a rule is called by people. */
final class Rules {
    private static final Map<String, String> NAMES =
            """
            A01 N+1 read
            A02 N+1 read from an outside list
            A03 N+1 waiting to happen
            A04 Nested N+1 read
            A05 N+1 read of few distinct keys
            A06 Aggregate per row
            A07 Recursive walk
            A08 Lists of one
            A09 Repeated identical query
            A10 Loop-invariant query
            A11 Reload of a row just written
            A12 Count, then select
            A13 Rows loaded to see whether they exist
            A14 Select, then insert or update
            A15 Load, then delete one by one
            A16 Row-by-row update
            A17 Row-by-row insert
            A18 Broken batching
            A19 Batch not rewritten by the driver
            A20 Collection deleted and inserted again
            A21 Superfluous update
            A22 Same row updated again
            A23 Unbounded result
            A24 Few of many rows read
            A25 Pagination in memory
            A26 Deep offset
            A27 Limit without a certain order
            A28 Columns never read
            A29 Select *
            A30 Large values in a list
            A31 Cartesian product
            A32 Join without a predicate
            A33 Parent data repeated by a join
            A34 Fetched ahead in vain
            A35 Foreign key without an index
            A36 Full scan
            A37 A plan per list length
            A38 Huge list
            A39 Literals instead of binds
            A40 Implicit conversion
            A41 Predicate no index serves
            A42 Slow query
            A43 Slow fetch
            A44 Statement prepared again and again
            A45 Connection per query
            A46 Nested connection
            A47 Connection leak
            A48 Statement leak
            A49 Chatty commits
            A50 Reads without a transaction
            A51 Long pause in a transaction
            A52 Connection held while idle
            A53 Transaction without an end
            A54 Transaction around nothing
            A55 Pool starvation
            A56 Independent queries in a row
            A57 Lookups that could be one
            A58 Lookup table asked too often
            A59 Polling too hot
            A60 Sequence call per row
            A61 Metadata chatter
            A62 Lock escalation risk
            A63 More queries than before
            A64 Read sent to the wrong replica
            """.lines().collect(Collectors.toUnmodifiableMap(line -> line.substring(0, 3), line -> line.substring(4)));

    private Rules() {}

    /** The rule's name, or its id where it has none. */
    static String name(String rule) {
        return NAMES.getOrDefault(rule, rule);
    }
}
