package dev.flycatcher.analyzer.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flycatcher.analyzer.detect.Finding;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The texts that mappers write get the form that suits the relation")
class MapperTextsTest {
    private static final String ORDERS =
            "select o1_0.id,o1_0.customer_id,o1_0.placed_at from orders o1_0 where o1_0.status=?";

    private static Cure cure(Finding finding) {
        return new Rewriter().cure(finding);
    }

    /** Hibernate 6, {@code @ManyToOne(fetch = LAZY)}. */
    @Test
    void aLazyReferenceOfHibernateIsJoined() {
        Cure cure = cure(Loop.of(
                        ORDERS,
                        "customer_id",
                        "select c1_0.id,c1_0.city,c1_0.name from customers c1_0 where c1_0.id=?",
                        "id")
                .toOne());
        assertThat(cure.kind()).isEqualTo(Cure.Kind.JOIN);
        assertThat(cure.sql())
                .isEqualTo("SELECT o1_0.id, o1_0.customer_id, o1_0.placed_at, c1_0.id, c1_0.city,"
                        + " c1_0.name FROM orders o1_0 JOIN customers c1_0 ON c1_0.id = o1_0.customer_id"
                        + " WHERE o1_0.status = ?");
        assertThat(cure.code()).containsIgnoringCase("join fetch");
    }

    /** Hibernate 6, {@code @OneToMany}. */
    @Test
    void aLazyCollectionOfHibernateIsReadAhead() {
        Cure cure = cure(Loop.of(
                        ORDERS,
                        "id",
                        "select i1_0.order_id,i1_0.id,i1_0.sku from order_items i1_0 where i1_0.order_id=?",
                        "order_id")
                .toMany());
        assertThat(cure.kind()).isEqualTo(Cure.Kind.PREFETCH);
        assertThat(cure.sql())
                .isEqualTo("SELECT i1_0.order_id, i1_0.id, i1_0.sku FROM order_items i1_0"
                        + " WHERE i1_0.order_id IN (?, ?, ?, ?)");
    }

    /** Hibernate 6, a reference that is itself fetched with an eager one. */
    @Test
    void aReferenceReadWithAnotherIsJoinedAsItIs() {
        Cure cure = cure(Loop.of(
                        ORDERS,
                        "customer_id",
                        "select c1_0.id,a1_0.id,a1_0.street,c1_0.name from customers c1_0"
                                + " left join addresses a1_0 on a1_0.id=c1_0.address_id where c1_0.id=?",
                        "id")
                .toOne());
        assertThat(cure.kind()).isEqualTo(Cure.Kind.PREFETCH);
        assertThat(cure.sql()).contains("LEFT JOIN addresses a1_0").endsWith("WHERE c1_0.id IN (?, ?, ?, ?)");
    }

    /** Hibernate 5 aliases: {@code customer0_.id as id1_0_0_}. */
    @Test
    void theAliasesOfHibernateFiveAreUnderstood() {
        Cure cure = cure(Loop.of(
                        "select order0_.id as id1_1_, order0_.customer_id as customer2_1_ from orders order0_",
                        "customer2_1_",
                        "select customer0_.id as id1_0_0_, customer0_.name as name2_0_0_ from customers customer0_"
                                + " where customer0_.id=?",
                        "id")
                .toOne());
        assertThat(cure.kind()).isEqualTo(Cure.Kind.JOIN);
        assertThat(cure.sql())
                .endsWith("FROM orders order0_ JOIN customers customer0_ ON customer0_.id = order0_.customer_id");
    }

    /** Spring Data JDBC quotes and aliases every column. */
    @Test
    void theTextsOfSpringDataJdbcAreUnderstood() {
        Finding children = Loop.of(
                        "SELECT \"orders\".\"id\" AS \"id\", \"orders\".\"status\" AS \"status\" FROM \"orders\"",
                        "id",
                        "SELECT \"order_item\".\"id\" AS \"id\", \"order_item\".\"sku\" AS \"sku\""
                                + " FROM \"order_item\" WHERE \"order_item\".\"order_id\" = ?",
                        "order_id")
                .toMany();
        assertThat(cure(children).kind()).isEqualTo(Cure.Kind.PREFETCH);
        assertThat(cure(children).sql()).endsWith("WHERE \"order_item\".\"order_id\" IN (?, ?, ?, ?)");
    }
}
