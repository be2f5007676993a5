package dev.flycatcher.testapps.benchmarks.orm;

import dev.flycatcher.orm.Database;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;

/** Who takes part. The first is what the others are measured against. */
public final class Contenders {
    private Contenders() {}

    private static final Map<String, Entry> ENTRIES = entries();

    /**
     * @param open one with a database of its own
     * @param over one over a data source, to be watched
     */
    private record Entry(
            Supplier<Contender<?, ?, ?>> open, Function<UnaryOperator<DataSource>, Contender<?, ?, ?>> over) {
        static Entry of(boolean driverKeys, Function<DataSource, Contender<?, ?, ?>> make) {
            return new Entry(
                    () -> make.apply(new OneConnection(driverKeys)),
                    watch -> make.apply(watch.apply(new OneConnection(driverKeys))));
        }

        /** Opened by its URL, as its documentation says; through a data source only to be watched. */
        static Entry ours(Function<Database, Contender<?, ?, ?>> make) {
            return new Entry(
                    () -> make.apply(Database.open("jdbc:sqlite::memory:")),
                    watch -> make.apply(Database.of(watch.apply(new OneConnection(false)))));
        }
    }

    private static Map<String, Entry> entries() {
        Map<String, Entry> all = new LinkedHashMap<>();
        all.put("JDBC", Entry.of(false, source -> new Jdbc("JDBC", source)));
        all.put("Flycatcher", Entry.ours(Flycatcher::new));
        all.put("JDBC, sharing", Entry.of(false, SharingJdbc::new));
        all.put("Flycatcher, sharing", Entry.ours(SharingFlycatcher::new));
        all.put("JDBC, plain", Entry.of(true, PlainJdbc::new));
        all.put("Jdbi", Entry.of(false, source -> new JdbiRows(source, Engine.SQLITE)));
        all.put("jOOQ", Entry.of(false, source -> new JooqRows(source, Engine.SQLITE)));
        all.put("MyBatis", Entry.of(false, source -> new MyBatisRows(source, Engine.SQLITE)));
        all.put("Jimmer", Entry.of(true, source -> new JimmerRows(source, Engine.SQLITE)));
        all.put("Hibernate session", Entry.of(true, source -> new HibernateRows(source, Engine.SQLITE)));
        all.put("Hibernate stateless", Entry.of(true, source -> new HibernateStateless(source, Engine.SQLITE)));
        if (EbeanRows.isEnhanced()) {
            all.put("Ebean", Entry.of(true, source -> new EbeanRows(source, Engine.SQLITE)));
        }
        return all;
    }

    /** Those whose name contains one of {@code names}, and hand-written JDBC; all when there are no names. */
    static List<Contender<?, ?, ?>> all(List<String> names) {
        List<Contender<?, ?, ?>> made = new ArrayList<>();
        ENTRIES.forEach((name, entry) -> {
            if (made.isEmpty() || names.isEmpty() || names.stream().anyMatch(name::contains)) {
                made.add(named(name));
            }
        });
        return made;
    }

    /** All over one pool of connections to a server, hand-written JDBC first. */
    public static List<Contender<?, ?, ?>> over(DataSource pool, Engine engine) {
        List<Contender<?, ?, ?>> all = new ArrayList<>(List.of(
                new PooledJdbc(pool, engine),
                new Flycatcher(Database.of(pool)),
                new JdbiRows(pool, engine),
                new JooqRows(pool, engine),
                new MyBatisRows(pool, engine),
                new JimmerRows(pool, engine),
                new HibernateRows(pool, engine),
                new HibernateStateless(pool, engine)));
        if (EbeanRows.isEnhanced()) {
            all.add(new EbeanRows(pool, engine));
        }
        return all;
    }

    /** One with a database of its own. */
    static Contender<?, ?, ?> named(String name) {
        return ENTRIES.get(name).open.get();
    }

    /** One whose connections {@code watch} has wrapped. */
    static Contender<?, ?, ?> watched(String name, UnaryOperator<DataSource> watch) {
        return ENTRIES.get(name).over.apply(watch);
    }
}
