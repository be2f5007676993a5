package dev.flycatcher.testapps.cures;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flycatcher.agent.watch.Flycatcher;
import dev.flycatcher.agent.watch.Recorded;
import dev.flycatcher.analyzer.detect.Evidence;
import dev.flycatcher.testapps.cures.jpa.Entities;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.hibernate.jpa.HibernatePersistenceConfiguration;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.data.jpa.repository.EntityGraph;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;
import org.springframework.orm.jpa.vendor.HibernateJpaVendorAdapter;

/** Cures call entities and attributes as the application does, however its tables are called. */
public class NamedCureTest {

    @Entity(name = "PurchaseOrder")
    @Table(name = "tbl_orders")
    public static class PurchaseOrder {
        @Id
        Long id;

        @ManyToOne(fetch = FetchType.LAZY)
        @JoinColumn(name = "cust_fk")
        Customer buyer;
    }

    @Entity(name = "Customer")
    @Table(name = "tbl_people")
    public static class Customer {
        @Id
        Long id;

        String name;

        @OneToMany(mappedBy = "buyer")
        List<PurchaseOrder> purchases = new ArrayList<>();

        // read through the proxy, which a field is not
        String called() {
            return name;
        }
    }

    private static DataSource filled(String name) {
        JdbcDataSource h2 = new JdbcDataSource();
        h2.setUrl("jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1");
        return h2;
    }

    private static EntityManagerFactory plain(DataSource source) {
        return new HibernatePersistenceConfiguration("orders")
                .managedClasses(PurchaseOrder.class, Customer.class)
                .property("jakarta.persistence.nonJtaDataSource", source)
                .property("hibernate.hbm2ddl.auto", "create")
                .createEntityManagerFactory();
    }

    private static void fill(EntityManagerFactory factory) {
        factory.runInTransaction(entities -> {
            for (long i = 1; i <= 20; i++) {
                Customer customer = new Customer();
                customer.id = 1000 + 7 * i;
                customer.name = "customer " + i;
                entities.persist(customer);
                PurchaseOrder order = new PurchaseOrder();
                order.id = i;
                order.buyer = customer;
                entities.persist(order);
            }
        });
    }

    private static Recorded buyers(EntityManagerFactory factory, String query, List<String> answer) {
        return Flycatcher.record(() ->
                factory.runInTransaction(entities -> entities.createQuery(query, PurchaseOrder.class)
                        .getResultList()
                        .forEach(order -> answer.add(order.buyer.called()))));
    }

    private static Recorded purchases(EntityManagerFactory factory, String query, List<String> answer) {
        return Flycatcher.record(() -> factory.runInTransaction(entities -> entities.createQuery(query, Customer.class)
                .getResultList()
                .forEach(customer -> customer.purchases.forEach(order -> answer.add(customer.name + order.id)))));
    }

    private static String printed(Recorded recorded) {
        return Objects.requireNonNull(recorded.report().entries().get(0).cure().code());
    }

    private static String select(String printed) {
        return printed.lines()
                .filter(line -> line.startsWith("select"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aReferenceIsCalledByItsAttributeAndThePrintedQueryRuns() {
        try (EntityManagerFactory factory = plain(Flycatcher.watch(filled("buyers")))) {
            fill(factory);
            Flycatcher.entities(factory);
            List<String> answer = new ArrayList<>();
            String printed = printed(buyers(factory, "from PurchaseOrder", answer));
            assertThat(select(printed)).isEqualTo("select p from PurchaseOrder p left join fetch p.buyer");
            assertThat(printed)
                    .contains("@EntityGraph(attributePaths = \"buyer\")", "on class Customer\n")
                    .doesNotContain("put your names");
            List<String> cured = new ArrayList<>();
            Recorded after = buyers(factory, select(printed), cured);
            assertThat(cured).hasSize(20).containsExactlyInAnyOrderElementsOf(answer);
            assertThat(after.nPlusOnes(Evidence.E0)).isEmpty();
            assertThat(after.queries()).isEqualTo(1);
        }
    }

    @Test
    void aCollectionIsCalledByItsAttributeAndThePrintedQueryRuns() {
        try (EntityManagerFactory factory = plain(Flycatcher.watch(filled("purchases")))) {
            fill(factory);
            Flycatcher.entities(factory);
            List<String> answer = new ArrayList<>();
            String printed = printed(purchases(factory, "from Customer", answer));
            assertThat(select(printed)).isEqualTo("select distinct c from Customer c left join fetch c.purchases");
            assertThat(printed).contains("on Customer.purchases\n").doesNotContain("put your names");
            List<String> cured = new ArrayList<>();
            assertThat(purchases(factory, select(printed), cured).queries()).isEqualTo(1);
            assertThat(cured).hasSize(20).containsExactlyInAnyOrderElementsOf(answer);
        }
    }

    /** Spring Data's repository as it is, and with what is printed. */
    public interface Purchases extends JpaRepository<PurchaseOrder, Long> {
        List<PurchaseOrder> findByIdLessThanOrderById(long id);

        @EntityGraph(attributePaths = "buyer")
        List<PurchaseOrder> findByIdLessThanOrderByIdAsc(long id);
    }

    private static Recorded listed(
            EntityManagerFactory factory, List<String> answer, Function<Purchases, List<PurchaseOrder>> query) {
        return Flycatcher.record(() ->
                factory.runInTransaction(entities -> query.apply(Entities.repository(entities, Purchases.class))
                        .forEach(order -> answer.add(order.buyer.called()))));
    }

    @Test
    void aRepositorysGraphIsPrintedInItsOwnAttributesAndEndsTheLoop() throws NoSuchMethodException {
        try (EntityManagerFactory factory = plain(Flycatcher.watch(filled("repository")))) {
            fill(factory);
            Flycatcher.entities(factory);
            List<String> answer = new ArrayList<>();
            String printed = printed(listed(factory, answer, orders -> orders.findByIdLessThanOrderById(99)));
            String graph = Purchases.class
                    .getMethod("findByIdLessThanOrderByIdAsc", long.class)
                    .getAnnotation(EntityGraph.class)
                    .attributePaths()[0];
            assertThat(printed)
                    .contains("@EntityGraph(attributePaths = \"" + graph + "\")\n")
                    .doesNotContain("put your names");
            List<String> cured = new ArrayList<>();
            Recorded after = listed(factory, cured, orders -> orders.findByIdLessThanOrderByIdAsc(99));
            assertThat(cured).hasSize(20).isEqualTo(answer);
            assertThat(after.nPlusOnes(Evidence.E0)).isEmpty();
            assertThat(after.queries()).isEqualTo(1);
        }
    }

    @Test
    void springsFactoryIsReadByItself() throws ClassNotFoundException {
        try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
            context.register(Class.forName("dev.flycatcher.agent.spring.FlycatcherAutoConfiguration"));
            context.registerBean(DataSource.class, () -> filled("spring"));
            context.registerBean(LocalContainerEntityManagerFactoryBean.class, () -> made(context));
            context.refresh();
            EntityManagerFactory factory = context.getBean(EntityManagerFactory.class);
            fill(factory);
            assertThat(select(printed(buyers(factory, "from PurchaseOrder", new ArrayList<>()))))
                    .isEqualTo("select p from PurchaseOrder p left join fetch p.buyer");
        }
    }

    private static LocalContainerEntityManagerFactoryBean made(AnnotationConfigApplicationContext context) {
        LocalContainerEntityManagerFactoryBean bean = new LocalContainerEntityManagerFactoryBean();
        bean.setDataSource(context.getBean(DataSource.class));
        bean.setJpaVendorAdapter(new HibernateJpaVendorAdapter());
        bean.setManagedTypes(org.springframework.orm.jpa.persistenceunit.PersistenceManagedTypes.of(
                PurchaseOrder.class.getName(), Customer.class.getName()));
        bean.getJpaPropertyMap().put("hibernate.hbm2ddl.auto", "create");
        return bean;
    }
}
