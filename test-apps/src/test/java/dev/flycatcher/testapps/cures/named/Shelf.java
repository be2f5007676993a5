package dev.flycatcher.testapps.cures.named;

import com.sun.tools.attach.VirtualMachine;
import dev.flycatcher.testapps.cures.named.Mapped.Book;
import dev.flycatcher.testapps.cures.named.Mapped.Copy;
import dev.flycatcher.testapps.cures.named.Mapped.Label;
import dev.flycatcher.testapps.cures.named.Mapped.Person;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.hibernate.jpa.HibernatePersistenceConfiguration;

/** Goes over the library and lets what is lazy load itself. */
public final class Shelf {
    /** A naming strategy, for the forked run. */
    static final String SNAKE_CASE = "org.hibernate.boot.model.naming.PhysicalNamingStrategySnakeCaseImpl";

    static final String AS_SAID = "org.hibernate.boot.model.naming.PhysicalNamingStrategyStandardImpl";

    private Shelf() {}

    /**
     * A loop.
     *
     * @param select the query that ends it, in the names of the application
     * @param each what is read of one row
     */
    record Loop(String name, String from, String select, Function<Object, Collection<?>> each) {
        List<String> run(EntityManager entities, String query) {
            List<String> answer = new ArrayList<>();
            for (Object row : entities.createQuery(query, Object.class).getResultList()) {
                each.apply(row).forEach(value -> answer.add(String.valueOf(value)));
            }
            return answer.stream().sorted().toList();
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static List<Loop> loops() {
        return List.of(
                new Loop(
                        "a reference by its default column",
                        "from Opus",
                        "select o from Opus o left join fetch o.writer",
                        row -> List.of(((Book) row).writer.called())),
                new Loop(
                        "a collection that is mapped by a reference",
                        "from Person",
                        "select distinct p from Person p left join fetch p.works",
                        row -> ((Person) row)
                                .works.stream().map(book -> book.title).toList()),
                new Loop(
                        "values in a table of their own",
                        "from Person",
                        "select distinct p from Person p left join fetch p.phones",
                        row -> ((Person) row).phones),
                new Loop(
                        "many to many, from the side that says the table",
                        "from Opus",
                        "select distinct o from Opus o left join fetch o.stickers",
                        row -> ((Book) row)
                                .stickers.stream().map(Label::getWord).toList()),
                new Loop(
                        "many to many, from the other side",
                        "from Label",
                        "select distinct l from Label l left join fetch l.books",
                        row -> ((Label) row)
                                .getBooks().stream().map(book -> book.title).toList()),
                new Loop(
                        "a reference by two columns, from an entity called after its class",
                        "from Mapped$Copy",
                        "select m from Mapped$Copy m left join fetch m.exemplar",
                        row -> List.of(((Copy) row).exemplar.printed())));
    }

    static DataSource database(String name) {
        JdbcDataSource h2 = new JdbcDataSource();
        h2.setUrl("jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1");
        return h2;
    }

    static EntityManagerFactory open(DataSource source, String naming, long from) {
        EntityManagerFactory factory = new HibernatePersistenceConfiguration("library")
                .managedClasses(Mapped.ALL)
                .property("jakarta.persistence.nonJtaDataSource", source)
                .property("hibernate.physical_naming_strategy", naming)
                .property("hibernate.hbm2ddl.auto", "create")
                .createEntityManagerFactory();
        apart(() -> factory.runInTransaction(entities -> Mapped.sample(from).forEach(entities::persist)));
        return factory;
    }

    /** By a thread of its own, so that each is work of its own: what one stretch inserts or reads feeds no other. */
    private static void apart(Runnable work) {
        Thread thread = new Thread(work);
        thread.start();
        try {
            thread.join();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    /**
     * Goes over it.
     *
     * @param args a naming strategy; and an agent's jar with its options, loaded once all classes are in use
     */
    public static void main(String[] args) throws Exception {
        if (args.length > 1) {
            try (EntityManagerFactory factory = open(database("before"), args[0], 90_000)) {
                factory.runInTransaction(entities -> loops().forEach(loop -> loop.run(entities, loop.from())));
            }
            VirtualMachine own =
                    VirtualMachine.attach(String.valueOf(ProcessHandle.current().pid()));
            own.loadAgent(args[1], args[2]);
            own.detach();
        }
        long from = 0;
        for (Loop loop : loops()) {
            try (EntityManagerFactory factory = open(database(loop.name()), args[0], from += 1_000)) {
                factory.runInTransaction(entities -> System.out.println(loop + ": " + loop.run(entities, loop.from())));
            }
        }
    }
}
