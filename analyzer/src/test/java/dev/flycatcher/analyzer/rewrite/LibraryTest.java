package dev.flycatcher.analyzer.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flycatcher.analyzer.detect.Finding;
import dev.flycatcher.analyzer.trace.Frame;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The cure in the words of the library the statement came through. */
class LibraryTest {
    private static final Loop TO_ONE = Loop.of(
            "select o.id, o.customer_id from orders o",
            "customer_id",
            "select c.id, c.name from customers c where c.id = ?",
            "id");
    private static final Loop TO_MANY =
            Loop.of("select id from orders", "id", "select text from order_items where order_id = ?", "order_id");

    private static String code(Loop loop, String type, boolean many) {
        Loop seen =
                loop.stack(new Frame(type, "run", null, 7, 0), new Frame("app.Orders", "list", "Orders.java", 4, 4));
        return String.valueOf(
                new Rewriter().cure(many ? seen.toMany() : seen.toOne()).code());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            dev.flycatcher.orm.Select                         | db.from(ORDER).select(ORDER, CUSTOMER).join(CUSTOMER)
            org.hibernate.sql.exec.Loader                     | select o from Order o left join fetch o.customer
            org.hibernate.sql.exec.Loader                     | @EntityGraph(attributePaths = "customer")
            org.hibernate.sql.exec.Loader                     | on class Customer
            org.springframework.data.jpa.repository.Query     | @EntityGraph(attributePaths = "customer")
            org.jooq.impl.AbstractQuery                       | .join(CUSTOMERS).on(CUSTOMERS.ID.eq(ORDERS.CUSTOMER_ID))
            org.apache.ibatis.executor.SimpleExecutor         | <association property="customer" javaType="Customer"
            org.springframework.jdbc.core.JdbcTemplate        | rows = jdbcTemplate.queryForList(
            org.springframework.jdbc.core.simple.DefaultJdbcClient$Spec | rows = jdbc.sql(
            org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate | rows = namedJdbc.queryForList(
            app.Dao                                           | connection.prepareStatement(sql)
            """)
    void aReferenceIsJoined(String type, String words) {
        assertThat(code(TO_ONE, type, false)).contains(words);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            dev.flycatcher.orm.Select                         | db.from(ORDER).prefetch(ORDER_ITEM)
            org.hibernate.sql.exec.Loader                     | select distinct o from Order o left join fetch o.orderItems
            org.hibernate.sql.exec.Loader                     | on Order.orderItems
            org.springframework.data.jpa.repository.Query     | @EntityGraph(attributePaths = "orderItems")
            org.jooq.impl.AbstractQuery                       | multiset(selectFrom(ORDER_ITEMS).where(ORDER_ITEMS.ORDER_ID.eq(ORDERS.ID)))
            org.apache.ibatis.executor.SimpleExecutor         | <foreach collection="keys" item="key"
            org.springframework.jdbc.core.JdbcTemplate        | WHERE order_id IN (:keys)
            org.springframework.jdbc.core.JdbcTemplate        | = new NamedParameterJdbcTemplate(jdbcTemplate).queryForList(
            org.springframework.jdbc.core.simple.DefaultJdbcClient$Spec | .param("keys", keys)
            app.Dao                                           | byKey.computeIfAbsent(row.getObject("order_id")
            """)
    void aCollectionIsReadAhead(String type, String words) {
        assertThat(code(TO_MANY, type, true)).contains(words);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            dev.flycatcher.orm.Select                         | db.from(USER).where(USER.id.within(keys))
            org.hibernate.sql.exec.Loader                     | select r from User r where r.id in :keys
            org.springframework.data.jpa.repository.Query     | List<User> findAllByIdIn(Collection<?> keys);
            org.jooq.impl.AbstractQuery                       | jooq.selectFrom(USERS).where(USERS.ID.in(keys)).fetchGroups(USERS.ID)
            """)
    void aListFromOutsideIsAskedForAtOnce(String type, String words) {
        assertThat(code(Loop.unfed("select name from users where id = ?", "id"), type, false))
                .contains(words);
    }

    @ParameterizedTest
    @DisplayName(
            "what is asked beside the key is asked in every library's cure, or the loop's own answer would be another")
    @CsvSource(delimiter = '|', textBlock = """
            dev.flycatcher.orm.Select                      | // what the loop asks beside the key goes into where
            org.hibernate.query.spi.AbstractSelectionQuery | i.state = :child2
            org.springframework.data.jpa.repository.Query  | i.state = :child2
            org.jooq.impl.AbstractQuery                    | i.state = {1}
            org.apache.ibatis.executor.SimpleExecutor      | i.state = #{child2}
            org.springframework.jdbc.core.JdbcTemplate     | i.state = :child2
            app.Dao                                        | i.state = ?
            """)
    void aConditionBesideTheKeyIsKept(String type, String words) {
        Loop stated = Loop.of(
                "select id from orders",
                "id",
                "select i.text from order_items i where i.order_id = ? and i.state = ?",
                "order_id");
        assertThat(code(stated, type, true)).contains(words);
    }

    @ParameterizedTest
    @DisplayName("a join keeps what is asked of the child beside the key")
    @ValueSource(
            strings = {
                "dev.flycatcher.orm.Select",
                "org.hibernate.query.spi.AbstractSelectionQuery",
                "org.springframework.data.jpa.repository.Query",
                "org.jooq.impl.AbstractQuery",
                "org.apache.ibatis.executor.SimpleExecutor",
                "org.springframework.jdbc.core.JdbcTemplate",
                "app.Dao"
            })
    void aJoinKeepsTheConditionBesideTheKey(String type) {
        Loop kept = Loop.of(
                "select o.id, o.customer_id from orders o",
                "customer_id",
                "select c.name from customers c where c.id = ? and c.deleted = 0",
                "id");
        assertThat(code(kept, type, false)).contains("c.deleted = 0");
    }

    @Test
    @DisplayName("what Hibernate itself adds when it loads an association, it adds to a fetched one as well")
    void anAssociationsOwnConditionIsLeftToTheMapping() {
        Loop lazy = Loop.of(
                "select o1_0.id,o1_0.customer_id from orders o1_0",
                "customer_id",
                "select c1_0.id,c1_0.name from customers c1_0 where c1_0.id=? and c1_0.deleted=?",
                "id");
        assertThat(code(lazy, "org.hibernate.loader.ast.internal.SingleIdLoadPlan", false))
                .contains("select o from Order o left join fetch o.customer");
    }

    @ParameterizedTest
    @DisplayName("the child's order is the cure's")
    @CsvSource(delimiter = '|', textBlock = """
            org.hibernate.query.spi.AbstractSelectionQuery | where r.orderId in :keys order by r.place, r.id desc"
            org.springframework.data.jpa.repository.Query  | findAllByOrderIdInOrderByPlaceAscIdDesc(Collection<?> keys);
            org.jooq.impl.AbstractQuery                    | .eq(ORDERS.ID)).orderBy(ORDER_ITEMS.PLACE, ORDER_ITEMS.ID.desc()))
            org.jooq.impl.AbstractQuery                    | .in(keys)).orderBy(ORDER_ITEMS.PLACE, ORDER_ITEMS.ID.desc()).fetchGroups(
            """)
    void theChildsOrderIsKept(String type, String words) {
        Loop ordered = Loop.of(
                "select id from orders",
                "id",
                "select text from order_items where order_id = ? order by place, id desc",
                "order_id");
        assertThat(code(ordered, type, true)).contains(words);
    }

    @ParameterizedTest
    @DisplayName("A15 to A17: writes one by one, in the words of what sends them")
    @CsvSource(delimiter = '|', textBlock = """
            A17 | org.hibernate.engine.jdbc.Batch               | insert into log (id,what) values (?, ?) | 1 | hibernate.order_inserts=true
            A16 | org.hibernate.engine.jdbc.Batch               | update logs set what=? where id=?       | 2 | hibernate.order_updates=true
            A15 | org.hibernate.engine.jdbc.Batch               | delete from logs where id=?             | 1 | delete from Log r where r.id in :keys
            A15 | org.hibernate.engine.jdbc.Batch               | delete from logs where id=?             | 1 | put your names where they differ
            A17 | org.springframework.data.jpa.repository.Query | insert into log (id,what) values (?, ?) | 1 | hibernate.jdbc.batch_size=50
            A17 | org.jooq.impl.AbstractQuery                   | insert into log (id,what) values (?, ?) | 1 | batch = jooq.batch(
            A16 | org.apache.ibatis.executor.SimpleExecutor     | update log set what=? where id=?        | 2 | openSession(ExecutorType.BATCH)
            A17 | org.springframework.jdbc.core.JdbcTemplate    | insert into log (id,what) values (?, ?) | 1 | jdbcTemplate.batchUpdate(
            A17 | dev.flycatcher.orm.Insert                     | insert into log (id,what) values (?, ?) | 1 | db.createAll(LOG, rows, (draft, row) ->
            A17 | dev.flycatcher.orm.Insert                     | insert into log (what) values (?) returning id | 1 | db.createAll(LOG, rows,
            A15 | dev.flycatcher.orm.Delete                     | delete from logs where id=?             | 1 | db.deleteFrom(LOG).where(LOG.id.within(keys)).execute()
            A17 | org.springframework.jdbc.core.namedparam.N    | insert into log (id,what) values (?, ?) | 1 | namedJdbc.getJdbcOperations().batchUpdate(
            A17 | app.Dao                                       | insert into log (id,what) values (?, ?) | 1 | statement.executeBatch()
            """)
    void writesAreSentTogether(String rule, String type, String sql, int bind, String words) {
        Loop loop = Loop.of("select id from tags", "id", sql, "id")
                .bind(bind)
                .stack(new Frame(type, "run", null, 7, 0), new Frame("app.Logs", "write", "Logs.java", 4, 4));
        Cure cure = new Rewriter().cure(loop.rule(rule).finding(20, 20, 20, 0, 0));
        assertThat(cure.code()).as(cure.refusal()).contains(words).doesNotContain("getResultList", "<select");
    }

    @ParameterizedTest
    @DisplayName("S36: a key of two columns")
    @CsvSource(delimiter = '|', textBlock = """
            org.jooq.impl.AbstractQuery                   | .where(row(LIKES.TWEET_ID, LIKES.USER_ID).in(keys))
            org.jooq.impl.AbstractQuery                   | LIKES.TWEET_ID.eq(TWEETS.ID).and(LIKES.USER_ID.eq(TWEETS.USER_ID))
            org.apache.ibatis.executor.SimpleExecutor     | tweet_id = #{key.tweet_id} AND user_id = #{key.user_id}</foreach>
            org.springframework.jdbc.core.JdbcTemplate    | Collections.nCopies(keys.size(), "tweet_id = ? AND user_id = ?")
            app.Dao                                       | for (Object part : key) {
            app.Dao                                       | List.of(row.getObject("tweet_id"), row.getObject("user_id"))
            """)
    void aKeyOfTwoColumnsIsPrintedWhole(String type, String words) {
        Loop pair = Loop.of(
                        "select id, user_id from tweets",
                        "id",
                        "select kind from likes where tweet_id = ? and user_id = ?",
                        "tweet_id")
                .pair("user_id", 2, "user_id");
        assertThat(code(pair, type, true)).contains(words);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            org.hibernate.sql.exec.Loader                 | // Order: the entity of orders; customer: its reference over customer_id; put your names where they differ
            org.springframework.data.jpa.repository.Query | // Order: the entity of orders; customer: its reference over customer_id; put your names where they differ
            """)
    void whatIsNotKnownOfNamesIsSaid(String type, String words) {
        assertThat(code(TO_ONE, type, false)).contains(words);
    }

    @Test
    @DisplayName("A06: a count around a query of its own, as this project's ORM asks it")
    void whatIsCountedPerRowIsCountedBesideIt() {
        Loop count = Loop.of(
                        "select id from users",
                        "id",
                        "select count(?) from (select ? from likes l where l.user_id = ?) as n",
                        "user_id")
                .bind(3);
        assertThat(code(count.rule("A06"), "dev.flycatcher.orm.Select", false)).isEqualTo("""
                // what feeds the loop; number.of(row) is what is asked for now
                var number = count(LIKE.user).as("number");
                var rows = db.from(USER).select(USER, number).join(LIKE, LEFT_OUTER).groupBy(USER.id).list();
                """);
    }

    @ParameterizedTest
    @DisplayName("A06: a count whose rows are bounded, sorted out or grouped is no count of a table's rows")
    @ValueSource(
            strings = {
                "select ? from likes where user_id = ? limit ?",
                "select distinct ? from likes where user_id = ?",
                "select ? from likes where user_id = ? group by kind",
                "select kind from likes where user_id = ?"
            })
    void aCountOfWhatIsNotEveryRowIsLeftAsItIs(String rows) {
        Loop count = Loop.of("select id from users", "id", "select count(?) from (" + rows + ") as n", "user_id");
        assertThat(new Rewriter()
                        .cure(count.bind(rows.startsWith("select kind") ? 2 : 3)
                                .rule("A06")
                                .toOne())
                        .sql())
                .isNull();
    }

    @Test
    @DisplayName("the last two of each: told as this project's ORM tells them")
    void theFirstRowsOfEachAreLoadedPerParent() {
        Loop last = Loop.of(
                "select id from users",
                "id",
                "select t1.id, t1.content from tweets t1 where (t1.user_id = ?) order by t1.id desc limit ?",
                "user_id");
        assertThat(code(last, "dev.flycatcher.orm.Select", true))
                .isEqualTo("db.from(USER).with(USER.tweets.load().orderBy(TWEET.id.desc()).perParent(child2))\n");
    }

    @Test
    void aRepositorysMethodPerKeyGetsOneForAllKeys() {
        assertThat(code(TO_MANY, "org.springframework.data.repository.core.Support", true))
                .startsWith("// on the repository of OrderItem, called once before the loop\n"
                        + "// OrderItem: the entity of order_items; orderId: its attribute of order_id; put your names"
                        + " where they differ\n"
                        + "List<OrderItem> findAllByOrderIdIn(Collection<?> keys);\n");
    }

    @Test
    void aRepositorysCountBecomesAQueryOfItsOwn() {
        Loop count = Loop.of(
                "select id from orders where day = ?",
                "id",
                "select count(*) from items where order_id = ?",
                "order_id");
        assertThat(code(count.rule("A06"), "org.springframework.data.repository.core.Support", false))
                .startsWith("@Query(nativeQuery = true, value = ")
                .endsWith("List<Object[]> allItem(@Param(\"parent1\") Object parent1);\n");
    }

    @Test
    @DisplayName("a column of both tables: MyBatis is told which is the child's")
    void aNestedResultTakesTheChildsOwnColumns() {
        assertThat(code(TO_ONE, "org.apache.ibatis.executor.SimpleExecutor", false))
                .contains("c.id AS customers_id")
                .contains("<id property=\"id\" column=\"customers_id\"/>")
                .contains("<result property=\"name\" column=\"name\"/>");
    }

    @Test
    void aLibraryThatCallsTheApplicationIsNotTheOneItCalls() {
        Frame site = new Frame("app.Listener", "loaded", "Listener.java", 9, 9);
        Loop loop = TO_ONE.stack(new Frame("org.springframework.jdbc.core.JdbcTemplate", "query", null, 0, 0), site);
        Finding finding = loop.toOne();
        Finding called = new Finding(
                finding.rule(),
                finding.severity(),
                finding.evidence(),
                finding.unit(),
                finding.units(),
                finding.parent(),
                finding.child(),
                finding.flow(),
                finding.candidates(),
                site,
                null,
                List.of(loop.stack().get(0), site, new Frame("org.hibernate.event.Post", "fire", null, 0, 0)));
        assertThat(new Rewriter().cure(called).code()).contains("jdbcTemplate.queryForList(");
    }

    @Test
    void hibernateIsKnownByItsAliases() {
        Loop loop = Loop.of(
                "select o1_0.id,o1_0.customer_id from orders o1_0",
                "customer_id",
                "select c1_0.id,c1_0.name from customers c1_0 where c1_0.id=?",
                "id");
        assertThat(new Rewriter().cure(loop.toOne()).code()).contains("left join fetch o.customer");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev.flycatcher.orm.S", "org.hibernate.S", "org.jooq.S", "org.apache.ibatis.S", "app.S"})
    void hostileNamesEndNothing(String type) {
        String evil = "\"a\\\"\"\" */ --> \\u000a; x\"";
        Loop loop = Loop.of("select id from " + evil, "id", "select " + evil + " from " + evil + " where k = ?", "k");
        assertThat(code(loop, type, true)).doesNotContain("\\u000a").doesNotContain("\n; x");
    }

    @ParameterizedTest
    @CsvSource({
        "orders,Order",
        "order_items,OrderItem",
        "categories,Category",
        "address,Address",
        "status,Status",
        "users,User"
    })
    void typesAreNamedAsMappersDo(String table, String type) {
        assertThat(Words.type(table)).isEqualTo(type);
    }
}
