package dev.flycatcher.testapps.benchmarks.server;

import java.util.function.BiFunction;

/** What is measured. */
enum Task {
    BY_ID("by id", 200, (c, turn) -> c.byId(turn * 7919 % Tables.TWEETS + 1)),
    JOIN("join 1,000", 3, (c, turn) -> c.join()),
    GRAPH("graph 100 x 10 x 3", 2, (c, turn) -> c.graph()),
    PAGE("keyset page", 100, (c, turn) -> c.page(turn * 131 % (Tables.TWEETS - 50))),
    INSERT("insert 10k with keys", 1, (c, turn) -> c.insert(Tables.ROWS)),
    UPDATE("update of one", 100, (c, turn) -> c.update(turn * 7919 % Tables.TWEETS + 1, "changed " + turn));

    final String title;

    /** How often it is done in one go. */
    final int times;

    private final BiFunction<Contender, Long, Long> work;

    Task(String title, int times, BiFunction<Contender, Long, Long> work) {
        this.title = title;
        this.times = times;
        this.work = work;
    }

    /** Does it once; the same turn has the same answer whoever does it. */
    long run(Contender contender, long turn) {
        return work.apply(contender, turn);
    }
}
