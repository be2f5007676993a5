package dev.flycatcher.orm.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import org.junit.jupiter.api.Test;

/** Entities in the shapes and places people put them, under names people and enemies give them. */
class ShapeTest {
    /** Compiles {@code types} without a message, and returns what {@code body}, a method's, returns with them. */
    static Object run(String body, String... types) throws Exception {
        List<String> files = new ArrayList<>(List.of(Marked.files(types)));
        files.add("""
                package p;
                import static p.Tables.*;
                import dev.flycatcher.orm.Database;
                import dev.flycatcher.orm.Query;
                public class Main {
                    public static java.lang.Object run() {
                        Database db = Database.open("jdbc:sqlite::memory:");
                        try {
                """ + body + "} finally { db.close(); } } }");
        Compiled compiled = Compiled.of(files.toArray(String[]::new));
        assertThat(compiled.messages()).isEmpty();
        return compiled.run("p.Main");
    }

    @Test
    void nestedEntitiesAreWrittenBesideTheirOuterType() throws Exception {
        assertThat(run("""
                        db.createTables(LEAF, TREE);
                        Shop.Tree oak = db.create(TREE, t -> t.kind(Shop.Kind.OAK));
                        db.create(LEAF, l -> l.tree(oak).size(Shop.Leaf.Size.BIG));
                        return db.from(LEAF).select(LEAF, TREE).join(TREE).get().tree().kind() + " " + oak.leaves().get().size();
                        """, """
                        public interface Shop {
                            enum Kind { OAK, ELM }
                            @Table interface Tree { long id(); Kind kind(); Select<Leaf> leaves(); }
                            @Table interface Leaf {
                                enum Size { BIG, SMALL }
                                long id();
                                Size size();
                                @ForeignKey Tree tree();
                            }
                        }
                        """)).isEqualTo("OAK BIG");
    }

    /** DF-01 */
    @Test
    void orderOfDeclarationAndCirclesDoNotMatter() throws Exception {
        assertThat(run(
                        """
                        db.createTables(HEN, EGG);
                        Hen hen = db.create(HEN, h -> h.egg(null));
                        Egg egg = db.create(EGG, e -> e.hen(hen));
                        Hen hatched = db.update(HEN, hen, h -> h.egg(egg));
                        return hatched.eggId() + " " + egg.hen().equals(hatched) + " " + hen.eggs().count() + egg.hens().count();
                        """,
                        "@Table public interface Hen { long id(); @ForeignKey @Nullable Egg egg(); @Nullable Long eggId(); Select<Egg> eggs(); }",
                        "@Table public interface Egg { long id(); @ForeignKey Hen hen(); Select<Hen> hens(); }"))
                .isEqualTo("1 true 11");
    }

    @Test
    void entitiesOfOtherPackagesAreReferredTo() {
        Compiled compiled = Compiled.of("""
                package one;
                @dev.flycatcher.orm.annotation.Table
                public interface User { long id(); dev.flycatcher.orm.Select<two.Tweet> tweets(); }
                """, """
                package two;
                import dev.flycatcher.orm.annotation.*;
                @Table public interface Tweet { long id(); @ForeignKey(backref = "tweets") one.User user(); }
                """, """
                package two;
                @dev.flycatcher.orm.annotation.Table
                public interface User { long id(); @dev.flycatcher.orm.annotation.ForeignKey(backref = "+") one.User other(); }
                """);
        assertThat(compiled.messages()).isEmpty();
        assertThat(compiled.generated()).containsKeys("one.Tables", "two.Tables", "two.UserRow", "one.UserRow");
        assertThat(compiled.generated().get("one.UserTable"))
                .contains("referencedBy(() -> two.UserTable.USER.other)", "TweetTable.TWEET.user");
    }

    @Test
    void oneToOneByKeyAndOneToOneByUniqueIndex() throws Exception {
        assertThat(
                        run(
                                """
                        db.createTables(BODY, HEAD, HAT);
                        Body body = db.create(BODY, b -> {});
                        Head head = db.create(HEAD, h -> h.body(body));
                        db.create(HAT, h -> h.head(head));
                        return db.get(BODY, body.id()).head().hat().head().bodyId();
                        """,
                                "@Table public interface Body { long id(); @Nullable Head head(); }",
                                "@Table public interface Head { @Id @ForeignKey Body body(); long bodyId(); @Nullable Hat hat(); }",
                                "@Table @Index(on = \"head\", unique = true)\npublic interface Hat { long id(); @ForeignKey Head head(); }"))
                .isEqualTo(1L);
    }

    /** An index over an expression, and one over some of the rows. */
    @Test
    void indexesOfEveryKind() throws Exception {
        assertThat(run("""
                        db.createTables(BOOK);
                        db.create(BOOK, b -> b.title("a").lent(false));
                        db.create(BOOK, b -> b.title("b").lent(true));
                        try {
                            db.create(BOOK, b -> b.title("A").lent(true));
                        } catch (dev.flycatcher.orm.jdbc.ConstraintException e) {
                            return e.kind() + " " + e.constraint();
                        }
                        return "kept";
                        """, """
                        @Table
                        @Index(expression = "lower(title)", name = "book_title", unique = true)
                        @Index(on = "title", where = "lent", name = "book_lent")
                        public interface Book { long id(); String title(); boolean lent(); }
                        """)).isEqualTo("UNIQUE book_title");
    }

    /** SC-01, SC-04: scopes are methods of the interface that use what is generated from it. */
    @Test
    void entitiesUseTheirOwnGeneratedTables() throws Exception {
        assertThat(run("""
                        db.createTables(NOTE);
                        db.create(NOTE, n -> n.text("a"));
                        Note note = db.create(NOTE, n -> n.text("b").done(true));
                        return db.from(NOTE).apply(Note::open).get().text() + note.shout() + note.copy().text();
                        """, """
                        @Table public interface Note {
                            long id();
                            String text();
                            boolean done();
                            static void defaults(NoteDraft draft) { draft.done(false); }
                            static Select<Note> open(Select<Note> from) { return from.where(NoteTable.NOTE.done.eq(false)); }
                            default String shout() { return text() + "!"; }
                            default NoteDraft copy() { return Tables.NOTE.draft().text(text()); }
                        }
                        """)).isEqualTo("ab!b");
    }

    @Test
    void namesOfLibraryAndLanguageAreNames() throws Exception {
        assertThat(run(
                        """
                        db.createTables(STRING, ROW, OBJECT, ENTITY, TYPE, CLASS, OVERRIDE);
                        String text = db.create(STRING, s -> s.value(1).column(2).origin(3).rows(4).at(5).row(6).slot_(7));
                        Row row = db.create(ROW, r -> r.string(text).loaded(text).is(true).in(2).as(3).when(4).alias(5));
                        Object object = db.create(OBJECT, o -> o.table(1).draft(2).base(3));
                        return java.lang.String.valueOf(text.value()) + text.column() + text.origin() + text.rows() + text.at() + text.row()
                            + db.get(ROW, row.id()).loaded().value() + row.is() + row.in() + row.alias() + object.draft();
                        """,
                        "@Table public interface String { long id(); int value(); int column(); int origin(); int rows(); int at(); int row(); int slot_(); }",
                        "@Table @Index(on = \"alias\")\npublic interface Row { long id(); @ForeignKey(backref = \"+\") String string(); @ForeignKey(backref = \"+\") String loaded();"
                                + " boolean is(); int in(); int as(); int when(); int alias(); }",
                        "@Table public interface Object { long id(); int table(); int draft(); int base(); }",
                        "@Table public interface Entity { long id(); @ForeignKey(backref = \"+\") Type type(); }",
                        "@Table public interface Type { long id(); enum Spec { A } Spec spec(); interface Select {} }",
                        "@Table public interface Class { long id(); @ManyToMany Links<Override> overrides(); }",
                        "@Table public interface Override { long id(); @ForeignKey Entity entity(); }"))
                .isEqualTo("1234561true252");
    }

    @Test
    void tableBetweenKeywordsAndOneThatLinksToItself() throws Exception {
        assertThat(
                        run(
                                """
                        db.createTables(CLASS, PUPIL, CLASS_PUPIL_THROUGH, PUPIL_PUPIL_THROUGH);
                        Class first = db.create(CLASS, c -> {});
                        Pupil ann = db.create(PUPIL, p -> {});
                        Pupil bob = db.create(PUPIL, p -> {});
                        first.pupils().add(ann);
                        ann.friends().add(bob);
                        return ann.classes().count() + " " + db.from(CLASS_PUPIL_THROUGH).get().class_().equals(first)
                            + " " + ann.friends().get().equals(bob) + bob.friends().count() + first.links().count();
                        """,
                                "@Table public interface Class { long id(); @ManyToMany(backref = \"classes\") Links<Pupil> pupils(); Select<ClassPupilThrough> links(); }",
                                "@Table public interface Pupil { long id(); Links<Class> classes(); @ManyToMany(backref = \"+\") Links<Pupil> friends(); }"))
                .isEqualTo("1 true true01");
    }

    @Test
    void hostileTextStaysText() throws Exception {
        assertThat(run("""
                        db.createTables(ODD);
                        return db.create(ODD, o -> {}).text() + ODD.text.name();
                        """, """
                        @Table(name = "o\\"dd\\\\u0022 */ \\n--")
                        public interface Odd {
                            long id();
                            @Column(name = "a\\"; DROP TABLE odd; --\\u00e9", sqlDefault = "'\\\\u0022); \\"'", check = "1 <> 2 /* \\" */")
                            @Nullable String text();
                        }
                        """)).isEqualTo("\\u0022); \"a\"; DROP TABLE odd; --\u00e9");
    }

    @Test
    void genericAndDeprecatedTypesMakeNoWarning() throws Exception {
        assertThat(run(
                        """
                        db.createTables(PAGE);
                        Page page = db.create(PAGE, p -> p.tags(java.util.List.of("a", "b")).key(7).old("x"));
                        return db.get(PAGE, page.id()).tags() + " " + page.key();
                        """,
                        """
                        @Table public interface Page extends Keyed<Integer> {
                            long id();
                            @Convert(Joined.class) List<String> tags();
                            @Convert(Joined.class) @Nullable List<String> more();
                            @Deprecated @Nullable String old();
                        }
                        """,
                        "public interface Keyed<K> { K key(); default String name() { return \"key \" + key(); } String toString(); int hashCode(); }",
                        """
                        class Joined extends Half<List<String>> {
                            public List<String> read(String stored) { return List.of(stored.split(",")); }
                            public String write(List<String> value) { return String.join(",", value); }
                        }
                        """,
                        "abstract class Half<T> implements Converter<T, String> {}"))
                .isEqualTo("[a, b] 7");
    }

    @Test
    void entitiesThatOnlyTheirPackageSeesAreKeptThere() {
        Compiled compiled = Compiled.of(Marked.files(
                "@Table interface Secret { long id(); @ManyToMany Links<Open> opens(); }",
                "@Table public interface Open { long id(); }"));
        assertThat(compiled.messages()).isEmpty();
        assertThat(compiled.generated().get("p.SecretTable")).contains("\nfinal class SecretTable");
        assertThat(compiled.generated().get("p.SecretOpenThrough")).contains("\ninterface SecretOpenThrough");
        assertThat(compiled.generated().get("p.Tables"))
                .contains("    static final SecretTable SECRET", "    public static final OpenTable OPEN");
    }

    @Test
    void entitiesOfTheUnnamedPackage() {
        Compiled compiled = Compiled.of("""
                @dev.flycatcher.orm.annotation.Table
                public interface User { long id(); dev.flycatcher.orm.Select<Tweet> tweets(); }
                """, """
                @dev.flycatcher.orm.annotation.Table
                public interface Tweet { long id(); @dev.flycatcher.orm.annotation.ForeignKey User user(); }
                """);
        assertThat(compiled.messages()).isEmpty();
        assertThat(compiled.generated()).containsKeys("Tables", "UserRow", "TweetTable");
    }

    @Test
    void entitiesOfAModuleNeedNothingButTheLibrary() {
        Compiled compiled =
                Compiled.module("module app { requires transitive dev.flycatcher.orm; exports app; }", """
                package app;
                import dev.flycatcher.orm.Select;
                import dev.flycatcher.orm.annotation.*;
                @Table public interface User { long id(); Select<Tweet> tweets(); }
                """, """
                package app;
                import dev.flycatcher.orm.annotation.*;
                @Table public interface Tweet { long id(); @ForeignKey User user(); }
                """);
        assertThat(compiled.messages()).isEmpty();
        assertThat(compiled.generated().get("app.UserTable"))
                .as("the module does not read java.compiler")
                .doesNotContain("@Generated(");
    }

    @Test
    void compilingTwiceWritesTheSame() {
        String[] model = Compiled.model();
        assertThat(Compiled.of(model).generated()).isEqualTo(Compiled.of(model).generated());
    }

    /** A type another processor writes is waited for. */
    @Test
    void typesThatOtherProcessorsWriteAreColumns() {
        AbstractProcessor other = new AbstractProcessor() {
            private boolean done;

            @Override
            public Set<String> getSupportedAnnotationTypes() {
                return Set.of("*");
            }

            @Override
            public SourceVersion getSupportedSourceVersion() {
                return SourceVersion.latest();
            }

            @Override
            public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
                if (!done) {
                    done = true;
                    try (var writer =
                            processingEnv.getFiler().createSourceFile("p.Late").openWriter()) {
                        writer.write("package p; public enum Late { A }");
                    } catch (java.io.IOException failure) {
                        throw new java.io.UncheckedIOException(failure);
                    }
                }
                return false;
            }
        };
        Compiled compiled = Compiled.of(
                List.of(other, new EntityProcessor()),
                Marked.files(
                        "@Table public interface User { long id(); Late late(); }",
                        "class Use { Object late = Tables.USER.late; }"));
        assertThat(compiled.messages()).isEmpty();
        assertThat(compiled.generated().get("p.UserTable")).contains("Type.enumName(Late.class)");
    }

    /** SC-01 SC-02 */
    @Test
    void scopesTakeAnyArgumentsAndFollowOnQueriesOfOtherPackages() throws Exception {
        String shop = """
                package q;
                import dev.flycatcher.orm.Select;
                import dev.flycatcher.orm.annotation.*;
                @Table public interface Shop {
                    long id();
                    @Nullable @ForeignKey(backref = "shops") p.City city();
                    p.CitySelect served();
                    @Scope static Select<Shop> among(Select<Shop> shops, Long... ids) {
                        return shops.where(ShopTable.SHOP.id.within(java.util.List.of(ids)));
                    }
                    @Scope static ShopSelect from(ShopSelect shops, @Nullable Long first) throws java.io.IOException {
                        return first == null ? shops : shops.where(ShopTable.SHOP.id.ge(first));
                    }
                    @interface Nullable {}
                }
                """;
        String city = """
                package p;
                import dev.flycatcher.orm.Select;
                import dev.flycatcher.orm.annotation.*;
                import q.ShopSelect;
                @Table public interface City {
                    long id();
                    ShopSelect shops();
                    @ForeignKey(backref = "served") q.@org.jspecify.annotations.Nullable Shop capital();
                    @Scope static Select<City> firstly(Select<City> cities) { return cities.limit(1); }
                    static Object run() throws Exception {
                        try (var db = dev.flycatcher.orm.Database.open("jdbc:sqlite::memory:")) {
                            db.createTables(CityTable.CITY, q.ShopTable.SHOP);
                            City city = db.create(CityTable.CITY, c -> {});
                            for (int i = 0; i < 4; i++) {
                                db.create(q.ShopTable.SHOP, s -> s.city(city));
                            }
                            q.Shop shop = city.shops().where().among(1L, 2L, 3L).from(2L).from(null).get();
                            return shop.id() + " " + city.shops().among(4L, 9L).count() + " " + shop.served().firstly().list();
                        }
                    }
                }
                """;
        Compiled compiled = Compiled.of(shop, city);
        assertThat(compiled.messages()).isEmpty();
        assertThat(compiled.run("p.City")).isEqualTo("2 1 []");
    }

    /** SC-01 SC-02, as the guide has them: a scope may share its name with a column. */
    @Test
    void theGuidesScopesCompile() throws Exception {
        assertThat(run(
                        """
                        db.createTables(USER, ARTICLE, TAG, TAGGED);
                        User ann = db.create(USER, u -> {});
                        Tag java = db.create(TAG, t -> {});
                        for (int i = 0; i < 8; i++) {
                            int at = i;
                            Article each = db.create(ARTICLE, a -> a.author(ann).title("java").published(at > 1));
                            each.tags().add(java);
                        }
                        long lazy = ann.articles().published().where(ARTICLE.title.contains("java")).top(5).list().size();
                        User loaded = db.from(USER).with(USER.articles.load().query(Article::published)).get();
                        return lazy + " " + loaded.articles().size() + " " + ARTICLE.scoped(java.articles()).top(5).list().size();
                        """,
                        "@Table public interface User { long id(); ArticleSelect articles(); }",
                        "@Table public interface Tag { long id(); Links<Article> articles(); }",
                        "@Table public interface Tagged { long id(); @ForeignKey Article article(); @ForeignKey Tag tag(); }",
                        """
                        @Table public interface Article {
                            long id();
                            String title();
                            boolean published();
                            @ForeignKey(backref = "articles") User author();
                            @ManyToMany(through = Tagged.class, backref = "articles") Links<Tag> tags();
                            @Scope static Select<Article> published(Select<Article> articles) {
                                return articles.where(Tables.ARTICLE.published.eq(true));
                            }
                            @Scope static ArticleSelect top(ArticleSelect articles, long rows) {
                                return articles.published().limit(rows);
                            }
                        }
                        """))
                .isEqualTo("5 6 5");
    }
}
