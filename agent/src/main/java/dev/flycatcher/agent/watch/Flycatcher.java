package dev.flycatcher.agent.watch;

import dev.flycatcher.agent.names.MappedClasses;
import dev.flycatcher.agent.record.Recording;
import dev.flycatcher.analyzer.rewrite.Bound;
import dev.flycatcher.analyzer.trace.Mapped;
import dev.flycatcher.analyzer.trace.Trace;
import dev.flycatcher.analyzer.trace.Unit;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import net.ttddyy.dsproxy.proxy.JdbcProxyFactory;

/**
 * The door for tests: watch a DataSource, record a piece of work, assert on what was recorded. Works in any test
 * framework and in {@code main}, with and without the agent.
 */
public final class Flycatcher {
    private static final MappedClasses MAPPED = new MappedClasses();

    private Flycatcher() {}

    /** Work that is recorded, and what it may throw. */
    @FunctionalInterface
    public interface Work<X extends Throwable> {
        /** Does it. */
        void run() throws X;
    }

    /**
     * The same DataSource, its calls recorded while a unit is open: one of {@link #record}, or a test of the JUnit
     * extension. One that is watched already is returned as it is. Whatever the DataSource implements, the watched one
     * does; {@code unwrap} reaches the classes behind it.
     */
    public static DataSource watch(DataSource dataSource) {
        return isWatched(dataSource) ? dataSource : new WatchedDataSource(dataSource).as(DataSource.class);
    }

    /** Whether it is one of {@link #watch}. */
    public static boolean isWatched(DataSource dataSource) {
        return Watched.of(dataSource) != null;
    }

    /**
     * For those who build their own datasource-proxy: {@code
     * ProxyDataSourceBuilder.create(ds).jdbcProxyFactory(Flycatcher.proxyFactory()).build()} is watched as well.
     */
    public static JdbcProxyFactory proxyFactory() {
        return new WatchedFactory();
    }

    /**
     * Does the work and returns what the database was asked meanwhile, through watched DataSources: by this thread, and
     * by others as long as no other thread records. What the work throws is thrown on.
     */
    public static <X extends Throwable> Recorded record(Work<X> work) throws X {
        return record(Unit.Kind.TEST, caller(), work);
    }

    /** The same under a name that messages are to use, such as {@code OrdersTest.listsOrders}. */
    public static <X extends Throwable> Recorded record(Unit.Kind kind, String name, Work<X> work) throws X {
        Recording.Opened opened = Door.RECORDING.open(kind, name);
        List<Trace> traces;
        List<Bound.Call> calls;
        Binds.begins(opened);
        Beside.begins(kind, name);
        try {
            work.run();
        } finally {
            Beside.ends();
            traces = opened.close();
            calls = Binds.ends(opened);
        }
        return new Recorded(name, traces, calls);
    }

    /**
     * Asks whether the first loop of a recording is caused by its parent's rows: the work runs again, three times, and
     * sees fewer of them, one and then half. Where the repetition falls with the rows the finding rises to evidence E6.
     * Only counts are looked at; what the work throws meanwhile is not.
     *
     * <p>The work must bear repetition; only what the calling thread reads through watched DataSources is cut.
     */
    public static <X extends Throwable> Recorded probe(Recorded recorded, Work<X> work) {
        return Probe.of(recorded, work);
    }

    /**
     * Lets the ids that the database counts start far apart, a thousand for each table and sequence, so that an id
     * found in two places is no chance. For tables in use, only where nothing has that id yet. Call it once, when the
     * tables were made and before they are filled.
     *
     * @return how many tables and sequences count from elsewhere now
     * @throws SQLException when the database refuses
     */
    public static int spreadIds(DataSource dataSource) throws SQLException {
        return Ids.spread(dataSource);
    }

    /**
     * Lets cures call entities and attributes by the application's names. What the class files of the factory's managed
     * classes say is read now, and nothing of the factory is kept. Spring's factories are read by themselves, and so are
     * all classes where the agent runs.
     *
     * @param factory an {@code EntityManagerFactory} of Jakarta Persistence
     */
    public static void entities(Object factory) {
        try {
            Metamodel.classes(factory).forEach(MAPPED::read);
        } catch (ReflectiveOperationException | RuntimeException | LinkageError ours) {
            Door.caught(ours);
        }
    }

    /** The mapped classes of all {@link #entities} after that many. */
    public static List<Mapped> mapped(int told) {
        return MAPPED.after(told);
    }

    private static String caller() {
        return StackWalker.getInstance()
                .walk(frames -> frames.filter(frame -> !frame.getClassName().equals(Flycatcher.class.getName()))
                        .findFirst()
                        .map(frame -> frame.getClassName()
                                        .substring(frame.getClassName().lastIndexOf('.') + 1) + "."
                                + frame.getMethodName())
                        .orElse("record"));
    }
}
