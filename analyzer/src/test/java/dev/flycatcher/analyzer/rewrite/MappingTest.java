package dev.flycatcher.analyzer.rewrite;

import static dev.flycatcher.analyzer.trace.Mapped.Role.ELEMENTS;
import static dev.flycatcher.analyzer.trace.Mapped.Role.EMBEDDED;
import static dev.flycatcher.analyzer.trace.Mapped.Role.ID;
import static dev.flycatcher.analyzer.trace.Mapped.Role.INVERSE;
import static dev.flycatcher.analyzer.trace.Mapped.Role.LINKED;
import static dev.flycatcher.analyzer.trace.Mapped.Role.MANY;
import static dev.flycatcher.analyzer.trace.Mapped.Role.REFERENCE;
import static dev.flycatcher.analyzer.trace.Mapped.Role.VALUE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flycatcher.analyzer.trace.Frame;
import dev.flycatcher.analyzer.trace.Mapped;
import dev.flycatcher.analyzer.trace.Mapped.Attribute;
import dev.flycatcher.analyzer.trace.Mapped.Kind;
import dev.flycatcher.analyzer.trace.Mapped.Role;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The application's own names in cures, and none where they are not known for sure. */
class MappingTest {
    private static final String DERIVED = "put your names where they differ";
    private static final Loop TO_ONE = Loop.of(
            "select o.id, o.cust_fk from tbl_orders o",
            "cust_fk",
            "select c.id, c.name from tbl_people c where c.id = ?",
            "id");
    private static final Loop TO_MANY = Loop.of(
            "select id from tbl_people", "id", "select id, cust_fk from tbl_orders where cust_fk = ?", "cust_fk");

    private static Attribute has(String name, Role role, String target, String column) {
        return new Attribute(name, role, target, column.isEmpty() ? List.of() : List.of(column), "", "");
    }

    private static Attribute by(String name, Role role, String target, String mappedBy) {
        return new Attribute(name, role, target, List.of(), mappedBy, "");
    }

    private static Attribute at(String name, Role role, String target, String table) {
        return new Attribute(name, role, target, List.of(), "", table);
    }

    private static Mapped entity(String name, String table, Attribute... attributes) {
        return of(Kind.ENTITY, name, "", table, attributes);
    }

    private static Mapped of(Kind kind, String name, String parent, String table, Attribute... attributes) {
        return new Mapped(kind, "app." + name, parent, name, table, List.of(attributes));
    }

    private static final Attribute KEY = has("id", ID, "", "");
    private static final Mapped ORDER =
            entity("PurchaseOrder", "tbl_orders", KEY, has("buyer", REFERENCE, "app.Customer", "cust_fk"));
    private static final Mapped CUSTOMER = entity(
            "Customer",
            "tbl_people",
            KEY,
            has("name", VALUE, "", ""),
            by("purchases", MANY, "app.PurchaseOrder", "buyer"));

    private static String jpa(Loop loop, boolean many, Mapped... classes) {
        return code("org.hibernate.sql.exec.Loader", loop, many, classes);
    }

    private static String code(String library, Loop loop, boolean many, Mapped... classes) {
        Loop seen =
                loop.stack(new Frame(library, "run", null, 7, 0), new Frame("app.Orders", "list", "Orders.java", 4, 4));
        Rewriter rewriter = new Rewriter(Engine.GENERIC, Mapping.of(List.of(classes)));
        return String.valueOf(rewriter.cure(many ? seen.toMany() : seen.toOne()).code());
    }

    @Test
    void aReferenceIsCalledAsTheEntityCallsIt() {
        assertThat(jpa(TO_ONE, false, ORDER, CUSTOMER))
                .contains("select p from PurchaseOrder p left join fetch p.buyer\n")
                .contains("@EntityGraph(attributePaths = \"buyer\")", "on class Customer\n")
                .doesNotContain(DERIVED);
    }

    @Test
    void aCollectionIsFoundOverTheReferenceItIsMappedBy() {
        assertThat(jpa(TO_MANY, true, ORDER, CUSTOMER))
                .contains("select distinct c from Customer c left join fetch c.purchases\n")
                .contains("on Customer.purchases\n")
                .doesNotContain(DERIVED);
    }

    @ParameterizedTest
    @DisplayName("a default column is the attribute, an underscore and the key (JPA 2.10), also in Spring's snake case")
    @CsvSource({"orderCustomer_id", "order_customer_id", "ORDERCUSTOMER_ID"})
    void aDefaultColumnIsKnown(String column) {
        Loop loop = Loop.of(
                "select o.id, o." + column + " from purchase_order o",
                column,
                "select c.id from tbl_people c where c.id = ?",
                "id");
        Mapped order = entity("PurchaseOrder", "", KEY, has("orderCustomer", REFERENCE, "app.Customer", ""));
        assertThat(jpa(loop, false, order, CUSTOMER))
                .contains("from PurchaseOrder p left join fetch p.orderCustomer\n")
                .doesNotContain(DERIVED);
    }

    @Test
    void whatASuperclassMapsIsTheEntitysOwn() {
        Mapped base = of(Kind.SUPERCLASS, "Base", "", "", KEY, has("buyer", REFERENCE, "app.Customer", "cust_fk"));
        Mapped order = of(Kind.ENTITY, "PurchaseOrder", "app.Base", "tbl_orders");
        assertThat(jpa(TO_ONE, false, base, order, CUSTOMER))
                .contains("from PurchaseOrder p left join fetch p.buyer\n")
                .doesNotContain(DERIVED);
    }

    @Test
    @DisplayName("inheritance: the table is the root's, and what only a subclass maps is not said of the root")
    void anAttributeOfASubclassIsNotTheRoots() {
        Mapped root = entity("Purchase", "tbl_orders", KEY);
        Mapped sub = of(Kind.ENTITY, "Gift", "app.Purchase", "", has("buyer", REFERENCE, "app.Customer", "cust_fk"));
        assertThat(jpa(TO_ONE, false, root, sub, CUSTOMER))
                .contains("select r from Customer r where r.id in :keys")
                .doesNotContain("join fetch", "buyer", DERIVED);
    }

    @Test
    @DisplayName("inheritance: a subclass with a table of its own is asked for by its own name")
    void aSubclassWithATableOfItsOwnIsAnEntityOfThatTable() {
        Mapped root = entity("Purchase", "tbl_purchases", KEY);
        Mapped sub = of(
                Kind.ENTITY, "Gift", "app.Purchase", "tbl_orders", has("buyer", REFERENCE, "app.Customer", "cust_fk"));
        assertThat(jpa(TO_ONE, false, root, sub, CUSTOMER))
                .contains("select g from Gift g left join fetch g.buyer\n")
                .doesNotContain(DERIVED);
    }

    @Test
    void aReferenceToASubclassLeadsToItsRootsTable() {
        Mapped vip = of(Kind.ENTITY, "Vip", "app.Customer", "");
        Mapped order = entity("PurchaseOrder", "tbl_orders", KEY, has("buyer", REFERENCE, "app.Vip", "cust_fk"));
        assertThat(jpa(TO_ONE, false, order, CUSTOMER, vip)).contains("left join fetch p.buyer\n");
    }

    @Test
    void entitiesThatNothingLeadsBetweenAreAskedByAListOfKeys() {
        Mapped customer = entity("Customer", "tbl_people", KEY);
        assertThat(jpa(TO_MANY, true, ORDER, customer))
                .contains("nothing is known to lead from Customer to PurchaseOrder")
                .contains("select r from PurchaseOrder r where r.buyer.id in :keys")
                .doesNotContain("join fetch", DERIVED);
    }

    @Test
    @DisplayName("a column that two tables share leads to neither: tweets.user_id is no reference to likes")
    void aReferenceToAnotherTableIsNotTaken() {
        Loop loop = Loop.of(
                "select o.id, o.cust_fk from tbl_orders o",
                "cust_fk",
                "select l.id from likes l where l.cust_fk = ?",
                "cust_fk");
        Mapped like = entity("Like", "likes", KEY, has("who", REFERENCE, "app.Customer", "cust_fk"));
        assertThat(jpa(loop, true, ORDER, CUSTOMER, like))
                .contains("select r from Like r where r.who.id in :keys")
                .doesNotContain("join fetch", DERIVED);
    }

    @Test
    void twoEntitiesOfOneTableHaveNoName() {
        Mapped slim = entity("SlimOrder", "tbl_orders", KEY);
        assertThat(jpa(TO_ONE, false, ORDER, slim, CUSTOMER)).contains(DERIVED).doesNotContain("SlimOrder", "buyer");
    }

    @Test
    void aClassInTwoVersionsHasNoName() {
        Mapped other = entity("PurchaseOrder", "tbl_orders", KEY, has("client", REFERENCE, "app.Customer", "cust_fk"));
        assertThat(jpa(TO_ONE, false, ORDER, other, CUSTOMER)).contains(DERIVED).doesNotContain("buyer", "client");
    }

    @Test
    void classesThatCameTwiceAreOne() {
        List<Mapped> twice = new ArrayList<>(List.of(ORDER, CUSTOMER, ORDER, CUSTOMER));
        assertThat(Mapping.of(twice).entity("tbl_orders")).isEqualTo("PurchaseOrder");
    }

    @Test
    @DisplayName("a key of two columns: the reference over both")
    void aCompositeReferenceIsKnownByEachColumn() {
        Attribute both = new Attribute("line", REFERENCE, "app.Line", List.of("order_id", "line_no"), "", "");
        Mapped shipment = entity("Shipment", "shipments", KEY, both);
        Mapped lineId =
                of(Kind.EMBEDDABLE, "LineId", "", "", has("order", VALUE, "", "order_id"), has("no", VALUE, "", ""));
        Mapped line = entity("Line", "order_lines", has("id", EMBEDDED, "app.LineId", ""));
        Loop loop = Loop.of(
                        "select s.id, s.order_id, s.line_no from shipments s",
                        "order_id",
                        "select l.text from order_lines l where l.order_id = ? and l.no = ?",
                        "order_id")
                .pair("line_no", 2, "no");
        assertThat(jpa(loop, false, shipment, line, lineId))
                .contains("from Shipment s left join fetch s.line\n")
                .doesNotContain(DERIVED);
        assertThat(new Rewriter().cure(loop.toOne()).advice())
                .startsWith("Join order_lines into the query of shipments on (order_lines.order_id, order_lines.no) ="
                        + " (shipments.order_id, shipments.line_no): ");
        assertThat(Mapping.of(List.of(shipment, line, lineId)).path("order_lines", "order_id"))
                .isEqualTo("id.order");
    }

    @Test
    void elementsOfACollectionAreFetchedByItsName() {
        Mapped customer = entity("Customer", "tbl_people", KEY, at("phones", ELEMENTS, "", ""));
        Loop loop = Loop.of(
                "select id from tbl_people",
                "id",
                "select p.phones from customer_phones p where p.customer_id = ?",
                "customer_id");
        assertThat(jpa(loop, true, customer))
                .contains("select distinct c from Customer c left join fetch c.phones\n", "on Customer.phones\n")
                .doesNotContain(DERIVED);
        assertThat(code("org.springframework.data.jpa.repository.Query", loop, true, customer))
                .contains("@EntityGraph(attributePaths = \"phones\")")
                .doesNotContain("findAllBy");
    }

    @ParameterizedTest
    @DisplayName("many to many: through the table between, from either side")
    @CsvSource({"posts,post_id,p,Post.labels", "tags,tag_id,t,Tag.articles"})
    void aTableBetweenLeadsToEitherSide(String parent, String key, String letter, String attribute) {
        Mapped post = entity("Post", "posts", KEY, at("labels", LINKED, "app.Tag", "post_tags"));
        Mapped tag = entity("Tag", "tags", KEY, by("articles", LINKED, "app.Post", "labels"));
        Loop loop = Loop.of(
                "select id from " + parent,
                "id",
                "select l." + key + ", x.id from post_tags l join tags x on x.id = l.tag_id where l." + key + " = ?",
                key);
        assertThat(jpa(loop, true, post, tag))
                .contains("left join fetch " + letter + attribute.substring(attribute.indexOf('.')) + "\n")
                .contains("on " + attribute + "\n")
                .doesNotContain(DERIVED);
    }

    @Test
    void twoLinksOverOneTableAreToldApartByTheirKeyOrNotAtAll() {
        Attribute follows = new Attribute("follows", LINKED, "app.User", List.of("who"), "", "follow");
        Attribute followers = new Attribute("followers", LINKED, "app.User", List.of("whom"), "", "follow");
        Mapping told = Mapping.of(List.of(entity("User", "users", KEY, follows, followers)));
        assertThat(told.collection(Kind.ENTITY, "users", "follow", "whom"))
                .hasFieldOrPropertyWithValue("attribute", "followers");
        Mapping untold = Mapping.of(List.of(entity(
                "User",
                "users",
                KEY,
                at("follows", LINKED, "app.User", "follow"),
                at("followers", LINKED, "app.User", "follow"))));
        assertThat(untold.collection(Kind.ENTITY, "users", "follow", "whom")).isNull();
    }

    @Test
    void theOtherSideOfOneToOneIsFetchedAndNeverInBatches() {
        Mapped profile = entity("Profile", "profiles", KEY, has("owner", REFERENCE, "app.Customer", "owner_id"));
        Mapped customer = entity("Customer", "tbl_people", KEY, by("profile", INVERSE, "app.Profile", "owner"));
        Loop loop = Loop.of(
                "select id from tbl_people", "id", "select p.id from profiles p where p.owner_id = ?", "owner_id");
        assertThat(jpa(loop, false, profile, customer))
                .contains("from Customer c left join fetch c.profile\n")
                .doesNotContain("@BatchSize", DERIVED);
    }

    @Test
    @DisplayName("names of a map by XML are not seen: they are derived, and said to be")
    void whatIsMappedElsewhereIsDerived() {
        assertThat(jpa(TO_ONE, false)).contains(DERIVED);
        assertThat(jpa(TO_ONE, false, CUSTOMER)).contains(DERIVED).contains("on class Customer\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "x\n; rm", "\"", "*/", "a.b", "", "1st", "x\\u000a", "a\u0000"})
    void aNameThatIsNoneInJavaIsNotUsed(String evil) {
        Mapped order = entity(evil, "tbl_orders", KEY, has("buyer", REFERENCE, "app.Customer", "cust_fk"));
        assertThat(Mapping.of(List.of(order, CUSTOMER)).entity("tbl_orders")).isNull();
        Mapped named = entity("PurchaseOrder", "tbl_orders", KEY, has(evil, REFERENCE, "app.Customer", "cust_fk"));
        assertThat(Mapping.of(List.of(named, CUSTOMER)).reference("tbl_orders", "cust_fk", "tbl_people"))
                .isNull();
    }

    @Test
    void classesThatExtendOrMapEachOtherInCirclesEnd() {
        Mapped one = of(Kind.SUPERCLASS, "One", "app.Two", "");
        Mapped two = of(Kind.SUPERCLASS, "Two", "app.One", "");
        Mapped circle = of(
                Kind.ENTITY,
                "Circle",
                "app.One",
                "circles",
                by("a", LINKED, "app.Circle", "b"),
                by("b", LINKED, "app.Circle", "a"));
        assertThat(Mapping.of(List.of(one, two, circle)).entity("circles")).isEqualTo("Circle");
    }

    @Test
    void thisProjectsOrmIsToldByItsTablesConstants() {
        Mapped post = of(Kind.RELATION, "POST", "", "tbl_orders", has("author", REFERENCE, "app.Human", "cust_fk"));
        Mapped human = of(Kind.RELATION, "HUMAN", "", "tbl_people");
        assertThat(code("dev.flycatcher.orm.Select", TO_ONE, false, post, human))
                .isEqualTo("db.from(POST).select(POST, HUMAN).join(HUMAN)\n");
        assertThat(code("dev.flycatcher.orm.Select", TO_MANY, true, post, human))
                .isEqualTo("db.from(HUMAN).prefetch(POST)\n");
        assertThat(code(
                        "dev.flycatcher.orm.Select",
                        Loop.unfed("select id from tbl_orders where cust_fk = ?", "cust_fk"),
                        false,
                        post))
                .isEqualTo("db.from(POST).where(POST.author.within(keys))\n");
    }

    @Test
    void jooqIsToldByItsGeneratedFields() {
        Mapped orders = of(Kind.JOOQ, "T_ORDERS", "", "tbl_orders", has("BUYER", VALUE, "", "cust_fk"));
        Mapped people = of(Kind.JOOQ, "T_PEOPLE", "", "tbl_people", has("KEY", VALUE, "", "id"));
        assertThat(code("org.jooq.impl.AbstractQuery", TO_ONE, false, orders, people))
                .contains(".join(T_PEOPLE).on(T_PEOPLE.KEY.eq(T_ORDERS.BUYER))");
    }
}
