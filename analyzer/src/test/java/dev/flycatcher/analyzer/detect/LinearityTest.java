package dev.flycatcher.analyzer.detect;

import static dev.flycatcher.analyzer.Scenario.row;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.flycatcher.analyzer.Scenario;
import dev.flycatcher.analyzer.Scenario.Row;
import dev.flycatcher.analyzer.trace.Mark.Kind;
import dev.flycatcher.analyzer.trace.Trace;
import java.lang.management.ManagementFactory;
import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;
import java.util.function.IntFunction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Judging takes steps in proportion to what was recorded: twice as much costs twice as many looks at the recording and
 * twice as many bytes, whichever way it grows. A square would take four times.
 */
class LinearityTest {
    private static final int SIZE = 2_048;
    private static final double TWICE = 2.5;

    /** The ways in which a unit grows. */
    enum Growth {
        SHAPES_FED_BY_THE_ONE_BEFORE(LinearityTest::chain),
        CHILDREN_OF_ONE_LIST(LinearityTest::children),
        SHAPES_WITH_THE_SAME_FEW_VALUES(LinearityTest::crowd),
        CONNECTIONS_HELD_AT_ONCE(LinearityTest::held),
        STATEMENTS_LEFT_OPEN(LinearityTest::leftOpen),
        TRANSACTIONS_WITH_PAUSES(LinearityTest::pauses),
        ROWS_LOOKED_UP_THREE_TIMES(LinearityTest::lookups),
        TABLES_COUNTED_AND_READ(LinearityTest::counted),
        TABLES_EMPTIED_AND_FILLED(LinearityTest::refilled),
        LOOPS_OVER_LISTS(LinearityTest::loops),
        LISTS_OF_ONE_ROW(LinearityTest::latent),
        CALLS_OF_A_TEST(LinearityTest::ofATest);

        private final IntFunction<Scenario> unit;

        Growth(IntFunction<Scenario> unit) {
            this.unit = unit;
        }
    }

    /** A list that counts how often it is looked at. */
    private static final class Counted<T> extends AbstractList<T> implements RandomAccess {
        private final List<T> list;
        private long looks;

        Counted(List<T> list) {
            this.list = list;
        }

        @Override
        public T get(int index) {
            looks++;
            return list.get(index);
        }

        @Override
        public int size() {
            return list.size();
        }
    }

    private record Cost(long looks, long bytes) {}

    @ParameterizedTest
    @EnumSource
    void twiceAsMuchCostsTwiceAsMuch(Growth growth) {
        Trace once = growth.unit.apply(SIZE).trace();
        Trace twice = growth.unit.apply(2 * SIZE).trace();
        cost(once);
        Cost small = cost(once);
        Cost large = cost(twice);
        assertThat((double) large.looks()).as("looks").isLessThan(TWICE * small.looks());
        assertThat((double) large.bytes()).as("bytes").isLessThan(TWICE * small.bytes());
    }

    private static Cost cost(Trace trace) {
        var executions = new Counted<>(trace.executions());
        var marks = new Counted<>(trace.marks());
        var values = new Counted<>(trace.values());
        Trace counted = new Trace(
                trace.unit(), executions, marks, values, trace.elapsedNanos(), trace.dropped(), trace.databases());
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        Judge judge = new Judge();
        judge.add(counted);
        judge.verdicts();
        long bytes = threads.getCurrentThreadAllocatedBytes() - before;
        return new Cost(executions.looks + marks.looks + values.looks, bytes);
    }

    private static Scenario unit() {
        return Scenario.unit("x").at("app.A.b:*5", "app.C.d:7");
    }

    private static Scenario chain(int size) {
        Scenario unit = unit();
        for (int i = 0; i < 2 * size; i++) {
            int next = i;
            unit.select("select next from chain_" + i % size + " where id = ?", i)
                    .gives(1, n -> row(next + 1));
        }
        return unit;
    }

    private static Scenario children(int size) {
        Scenario unit = unit();
        for (Row row : unit.select("select id, b_id from a").gives(size, i -> row(i, i * 37))) {
            unit.select("select v from b where id = ?", row.get("b_id")).gives(1, i -> row("x"));
        }
        return unit;
    }

    private static Scenario crowd(int size) {
        Scenario unit = unit();
        for (int i = 0; i < size; i++) {
            unit.select("select id, v from t" + i + " where other_id = ?", i % 3)
                    .gives(3, n -> row(n, "v"));
            unit.select("select id, v from t" + i + " where other_id = ?", i % 3 + 1)
                    .gives(3, n -> row(n, "v"));
        }
        return unit;
    }

    private static Scenario held(int size) {
        Scenario unit = unit();
        for (int i = 1; i <= size; i++) {
            unit.on(i).thread(i).mark(Kind.OPEN);
            unit.select("select v from b where id = ?", i).gives(1, n -> row("x"));
        }
        for (int i = 1; i <= size; i++) {
            unit.on(i).thread(i).mark(Kind.CLOSE);
        }
        return unit;
    }

    private static Scenario leftOpen(int size) {
        Scenario unit = unit().mark(Kind.OPEN);
        for (int i = 0; i < size; i++) {
            unit.select("select v from b" + i % 9 + " where id = ?", i)
                    .closedAfter(size / 2)
                    .none();
            unit.select("select v from c where id = ?", i).leftOpen().none();
        }
        return unit.mark(Kind.CLOSE);
    }

    private static Scenario pauses(int size) {
        Scenario unit = unit();
        for (int i = 1; i <= size; i++) {
            unit.begin().select("select v from b where id = ?", i).gives(1, n -> row("x"));
            unit.sleep(150).commit();
        }
        return unit;
    }

    private static Scenario lookups(int size) {
        Scenario unit = unit();
        for (String column : List.of("name", "mail", "phone")) {
            for (int i = 0; i < size; i++) {
                unit.select("select " + column + " from users where id = ?", 7_000 + i)
                        .gives(1, n -> row("x"));
            }
        }
        return unit;
    }

    private static Scenario counted(int size) {
        Scenario unit = unit();
        for (int i = 0; i < size; i++) {
            unit.select("select count(*) from t" + i + " where state = ?", "open")
                    .gives(1, n -> row(3));
            unit.select("select id from t" + i + " where state = ?", "open").gives(3, n -> row(n));
        }
        return unit;
    }

    private static Scenario refilled(int size) {
        Scenario unit = unit();
        for (int i = 0; i < size; i++) {
            unit.write("delete from t" + i + " where owner_id = ?", 5).run();
            unit.write("insert into t" + i + "(owner_id, v) values (?, ?)", 5, 100 + i)
                    .run();
            unit.write("insert into t" + i + "(owner_id, v) values (?, ?)", 5, 200 + i)
                    .run();
        }
        return unit;
    }

    private static Scenario loops(int size) {
        Scenario unit = unit();
        for (int i = 0; i < size / 4; i++) {
            int list = 10 * i;
            for (Row row : unit.select("select id from list" + i).gives(4, n -> row(list + n))) {
                unit.select("select v from item" + i + " where list" + i + "_id = ?", row.get("id"))
                        .gives(1, n -> row("x"));
            }
        }
        return unit;
    }

    private static Scenario latent(int size) {
        Scenario unit = unit();
        for (int i = 0; i < size; i++) {
            unit.select("select user_id from orders" + i).gives(1, n -> row(7));
            unit.select("select v" + i + " from users where id = ?", 7).gives(1, n -> row("x"));
        }
        return unit;
    }

    private static Scenario ofATest(int size) {
        Scenario unit = Scenario.unit(1, dev.flycatcher.analyzer.trace.Unit.Kind.TEST, "app.A.b")
                .at("app.A.b:*5");
        for (int i = 0; i < size; i++) {
            unit.select("select v" + i + " from users limit 3").gives(2, n -> row("x"));
            unit.select("select v" + i + " from users limit 3").gives(2, n -> row("x"));
        }
        return unit;
    }
}
