package dev.flycatcher.testapps.documents.articles;

import static dev.flycatcher.orm.JoinType.LEFT_OUTER;
import static dev.flycatcher.orm.Query.from;
import static dev.flycatcher.orm.sql.Functions.count;
import static dev.flycatcher.testapps.documents.articles.Tables.ARTICLE;
import static dev.flycatcher.testapps.documents.articles.Tables.ARTICLE_TAG;
import static dev.flycatcher.testapps.documents.articles.Tables.COMMENT;
import static dev.flycatcher.testapps.documents.articles.Tables.CUSTOMER;
import static dev.flycatcher.testapps.documents.articles.Tables.ORDER;
import static dev.flycatcher.testapps.documents.articles.Tables.PROFILE;
import static dev.flycatcher.testapps.documents.articles.Tables.TAG;
import static dev.flycatcher.testapps.documents.articles.Tables.USER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flycatcher.orm.Database;
import dev.flycatcher.orm.Select;
import dev.flycatcher.orm.sql.Named;
import dev.flycatcher.orm.sql.QueryException;
import dev.flycatcher.testapps.documents.Printed;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The fifth document, chapter by chapter. */
class FrameworkDocumentTest {
    private static final Named<Long> ARTICLES = count(ARTICLE.id).as("article_count");

    @RegisterExtension
    final Printed out = new Printed();

    private final Database db = out.db;
    private User alice;
    private User bob;
    private Article java;
    private Article python;

    @BeforeEach
    void createData() {
        db.createTables(USER, PROFILE, ARTICLE, TAG, ARTICLE_TAG, COMMENT, CUSTOMER, ORDER);
        alice = user("Alice", true);
        bob = user("Bob", false);
        user("Carol", false);
        java = article("On Java", alice, bob, 1);
        python = article("On Python", alice, null, 2);
        article("On rest", bob, alice, 3);
        out.begin();
    }

    private User user(String name, boolean staff) {
        return db.create(
                USER,
                u -> u.name(name).email(name.toLowerCase() + "@example.com").staff(staff));
    }

    private Article article(String title, User author, @Nullable User editor, long second) {
        return db.create(
                ARTICLE,
                a -> a.title(title)
                        .body("...")
                        .published(second != 3)
                        .createdAt(Instant.ofEpochSecond(second))
                        .author(author)
                        .editor(editor));
    }

    private Comment comment(Article article, @Nullable User author, String body, @Nullable Comment parent) {
        return db.create(
                COMMENT,
                c -> c.article(article)
                        .author(author)
                        .body(body)
                        .createdAt(Instant.ofEpochSecond(9))
                        .parent(parent));
    }

    private void printTitles(Iterable<Article> articles) {
        articles.forEach(article -> out.print(article.title()));
    }

    // --- 3. One-to-many

    @Test
    @DisplayName("3.2 BR-02 BR-03 BR-05 traversing in both directions")
    void bothDirections() {
        Article article = db.get(ARTICLE, 1L);
        out.print(article.author().name());
        out.expect(2, "Alice");
        User user = db.get(USER, 1L);
        printTitles(user.articles());
        printTitles(user.articles().where(ARTICLE.title.contains("Python")));
        printTitles(user.articles().orderBy(ARTICLE.createdAt.desc()).limit(5));
        out.print(user.articles().count());
        out.expect(5, "On Java", "On Python", "On Python", "On Python", "On Java", "2");
    }

    @Test
    @DisplayName("3.2 SC-01 SC-02 scopes compose on a back-reference, and after any builder call")
    void scopes() {
        printTitles(alice.articles().published().recent().top(5));
        printTitles(
                db.from(ARTICLE).join(USER, ARTICLE.author).published().recent().top(1));
        out.expect(2, "On Python", "On Java", "On Python");
    }

    @Test
    @DisplayName("3.3 OD-01 OD-02 deleting an author takes the articles along, and leaves the comments without one")
    void onDelete() {
        comment(java, bob, "nice", null);
        out.begin();
        db.delete(bob);
        for (Article article : db.from(ARTICLE)) {
            out.print(article.title(), article.editorId());
        }
        out.print(db.from(COMMENT).get().author());
        out.expect(3, "On Java null", "On Python null", "null");
    }

    @Test
    @DisplayName("3.4 BR-08 MF-03 each foreign key to one model has its own reverse accessor")
    void reverseAccessors() {
        printTitles(alice.articles());
        printTitles(alice.editedArticles());
        out.expect(2, "On Java", "On Python", "On rest");
    }

    // --- 4. One-to-one

    @Test
    @DisplayName("4.1 O1-01 O1-03 the reverse of a one-to-one is one object, or none")
    void oneToOne() {
        db.create(PROFILE, p -> p.user(alice).bio("writes"));
        out.begin();
        Profile profile = db.from(PROFILE).get();
        out.print(profile.user().name());
        out.print(db.get(USER, alice.id()).profile().bio());
        out.print(bob.profile());
        out.expect(5, "Alice", "writes", "null");
    }

    @Test
    @DisplayName("4 null is a value: it is stored where the column has a default, and left out only when not assigned")
    void nullIsNoDefault() {
        db.create(PROFILE, p -> p.user(alice));
        db.create(PROFILE, p -> p.user(bob).twitter(null));
        out.begin();
        for (Profile profile : db.from(PROFILE).orderBy(PROFILE.id)) {
            out.print(profile.twitter());
        }
        out.expect(1, "none", "null");
    }

    // --- 5. Many-to-many

    @Test
    @DisplayName("5.2 5.3 MM-01 MM-03 tags by joining through, added once, removed by a filtered delete")
    void throughModel() {
        Tag tag = db.create(TAG, t -> t.name("python"));
        out.begin();
        for (int i = 0; i < 2; i++) {
            out.print(db.getOrCreate(
                            ARTICLE_TAG,
                            ARTICLE_TAG.article.refersTo(python).and(ARTICLE_TAG.tag.refersTo(tag)),
                            link -> link.article(python).tag(tag))
                    .created());
        }
        assertThat(db.from(ARTICLE_TAG).count()).isEqualTo(1);
        out.begin();
        for (Tag each : db.from(TAG).join(ARTICLE_TAG).where(ARTICLE_TAG.article.refersTo(python))) {
            out.print(each.name());
        }
        printTitles(db.from(ARTICLE).join(ARTICLE_TAG).where(ARTICLE_TAG.tag.refersTo(tag)));
        printTitles(db.from(ARTICLE).join(ARTICLE_TAG).join(TAG).where(TAG.name.eq("python")));
        out.print(db.deleteFrom(ARTICLE_TAG)
                .where(ARTICLE_TAG.article.refersTo(python), ARTICLE_TAG.tag.refersTo(tag))
                .execute());
        out.expect(4, "python", "On Python", "On Python", "1");
    }

    @Test
    @DisplayName("5.4 MM-07 the shortcut: add, remove, list from both sides")
    void shortcut() {
        Tag tag = db.create(TAG, t -> t.name("python"));
        out.begin();
        python.tags().add(tag);
        for (Tag each : python.tags()) {
            out.print(each.name());
        }
        printTitles(tag.articles());
        out.print(python.tags().remove(tag));
        out.expect(4, "python", "On Python", "1");
    }

    // --- 6. Self-references

    @Test
    @DisplayName("6 SJ-01 the replies to a top-level comment")
    void replies() {
        Comment top = comment(java, bob, "first", null);
        comment(java, alice, "second", top);
        out.begin();
        List<Comment> topLevel = db.from(COMMENT).where(COMMENT.parent.isNull()).list();
        for (Comment reply : topLevel.get(0).replies()) {
            out.print(reply.body());
        }
        out.expect(2, "second");
    }

    @Test
    @DisplayName("6.1 CT-03 CT-04 C9 all descendants, any depth, in one query")
    void descendants() {
        Comment root = comment(java, bob, "root", null);
        Comment child = comment(java, bob, "child", root);
        comment(java, bob, "grandchild", child);
        comment(python, bob, "elsewhere", null);
        out.begin();
        var next = COMMENT.as();
        var below = from(COMMENT)
                .where(COMMENT.parent.refersTo(root))
                .recursive("descendants", self -> from(next).join(self, next.parent.eq(self.c(COMMENT.id))));
        for (Comment comment : db.from(below.rowsOf(COMMENT))) {
            out.print(comment.id(), comment.parentId(), comment.body());
        }
        out.expect(1, "2 1 child", "3 2 grandchild");
    }

    // --- 7. Joins

    @Test
    @DisplayName("7.2 JN-03 a filter on the joined author")
    void defaultJoin() {
        printTitles(db.from(ARTICLE).join(USER, ARTICLE.author).where(USER.email.endsWith("@example.com")));
        out.expect(1, "On Java", "On Python", "On rest");
    }

    @Test
    @DisplayName("7.3 JN-02 an outer join keeps users without articles")
    void joinType() {
        for (User user : db.from(USER).join(ARTICLE, LEFT_OUTER, ARTICLE.author).distinct()) {
            out.print(user.name());
        }
        out.expect(1, "Alice", "Bob", "Carol");
    }

    @Test
    @DisplayName("7.5 C6 C7 MF-02 two keys to one model: refused without a choice, both loaded with one join each")
    void authorAndEditor() {
        assertThatThrownBy(() -> db.from(ARTICLE).join(USER))
                .isInstanceOf(QueryException.class)
                .hasMessageContainingAll("author", "editor");
        var editor = USER.as("editor");
        Select<Article> query = db.from(ARTICLE)
                .select(ARTICLE, USER, editor)
                .join(USER, ARTICLE.author)
                .switchTo(ARTICLE)
                .join(editor, LEFT_OUTER, ARTICLE.editor);
        for (Article article : query) {
            User edits = article.editor();
            out.print(article.title(), article.author().name(), edits == null ? "-" : edits.name());
        }
        out.expect(1, "On Java Alice Bob", "On Python Alice -", "On rest Bob Alice");
    }

    @Test
    @DisplayName("7.6 JN-08 JN-10 switching back to the article before joining its tags")
    void switching() {
        Tag tag = db.create(TAG, t -> t.name("python"));
        python.tags().add(tag);
        out.begin();
        for (Article article : db.from(ARTICLE)
                .select(ARTICLE, USER)
                .join(USER, ARTICLE.author)
                .switchTo(ARTICLE)
                .join(ARTICLE_TAG)
                .join(TAG)
                .where(TAG.name.eq("python"))) {
            out.print(article.title(), article.author().name());
        }
        out.expect(1, "On Python Alice");
        assertThatThrownBy(() -> db.from(ARTICLE).join(USER, ARTICLE.author).join(ARTICLE_TAG))
                .isInstanceOf(QueryException.class)
                .hasMessageContaining("Cannot join User to ArticleTag");
    }

    @Test
    @DisplayName("7.7 AJ-01 orders and customers by e-mail")
    void arbitraryFields() {
        db.create(CUSTOMER, c -> c.email("a@example.com").name("Ann"));
        db.create(ORDER, o -> o.customerEmail("a@example.com"));
        out.begin();
        for (Order order :
                db.from(ORDER).select(ORDER, CUSTOMER).join(CUSTOMER, ORDER.customerEmail.eq(CUSTOMER.email))) {
            out.print(order.id(), CUSTOMER.of(order).name());
        }
        out.expect(1, "1 Ann");
    }

    @Test
    @DisplayName("7.8 JN-01 articles, their comments and the comments' authors")
    void chain() {
        comment(java, bob, "nice", null);
        out.begin();
        for (Article article : db.from(ARTICLE)
                .select(ARTICLE, COMMENT, USER)
                .join(COMMENT)
                .join(USER, COMMENT.author)
                .where(ARTICLE.id.eq(java.id()))) {
            Comment comment = COMMENT.of(article);
            out.print(article.title(), comment.body(), comment.author().name());
        }
        out.expect(1, "On Java nice Bob");
    }

    @Test
    @DisplayName("7.9 JN-11 a join filters; only what is selected is loaded")
    void loadingJoinedColumns() {
        for (Article article : db.from(ARTICLE).join(USER, ARTICLE.author).where(USER.staff.eq(true))) {
            out.print(article.author().name());
        }
        out.expect(3, "Alice", "Alice");
        for (Article article : db.from(ARTICLE).select(ARTICLE, USER).join(USER, ARTICLE.author)) {
            out.print(article.author().name());
        }
        out.expect(1, "Alice", "Alice", "Bob");
    }

    @Test
    @DisplayName("7.9.1 SQ-02 the articles of the staff, by IN")
    void inSubquery() {
        var staff = from(USER).select(USER.id).where(USER.staff.eq(true));
        printTitles(db.from(ARTICLE).where(ARTICLE.author.within(staff)));
        out.expect(1, "On Java", "On Python");
    }

    @Test
    @DisplayName("7.9.2 SQ-03 a correlated count beside each article")
    void derivedValue() {
        comment(java, bob, "nice", null);
        out.begin();
        var recentCount = from(COMMENT)
                .where(COMMENT.article.eq(ARTICLE.id), COMMENT.createdAt.gt(Instant.EPOCH))
                .asValue(count(COMMENT.id))
                .as("recent_count");
        for (Article article : db.from(ARTICLE).select(ARTICLE, recentCount)) {
            out.print(article.title(), recentCount.of(article));
        }
        out.expect(1, "On Java 1", "On Python 0", "On rest 0");
    }

    // --- 8. Eager loading

    @Test
    @DisplayName("8.1 LZ-01 to one: join and select")
    void joinAndSelect() {
        for (Article article : db.from(ARTICLE)) {
            out.print(article.title(), "by", article.author().name());
        }
        out.expect(4, "On Java by Alice", "On Python by Alice", "On rest by Bob");
        for (Article article : db.from(ARTICLE).select(ARTICLE, USER).join(USER, ARTICLE.author)) {
            out.print(article.title(), "by", article.author().name());
        }
        out.expect(1, "On Java by Alice", "On Python by Alice", "On rest by Bob");
    }

    @Test
    @DisplayName("8.2 C8 PF-01 PF-08 to many: prefetch, filtered, and the comments' authors with them")
    void prefetch() {
        comment(java, bob, "nice", null);
        comment(java, alice, "thanks", null);
        out.begin();
        for (Article article : db.from(ARTICLE).prefetch(COMMENT)) {
            out.print(article.title(), article.comments().size());
        }
        out.expect(2, "On Java 2", "On Python 0", "On rest 0");
        for (Article article : db.from(ARTICLE).prefetch(db.from(COMMENT).where(COMMENT.body.eq("nice")))) {
            out.print(article.title(), article.comments().size());
        }
        out.expect(2, "On Java 1", "On Python 0", "On rest 0");
        for (Article article : db.from(ARTICLE).with(ARTICLE.comments.load().then(COMMENT.author))) {
            for (Comment comment : article.comments()) {
                out.print(comment.body(), comment.author().name());
            }
        }
        out.expect(3, "nice Bob", "thanks Alice");
    }

    @Test
    @DisplayName("8.3 PF-16 many to many: list the table between")
    void prefetchManyToMany() {
        Tag tag = db.create(TAG, t -> t.name("python"));
        python.tags().add(tag);
        out.begin();
        for (Article article : db.from(ARTICLE).prefetch(ARTICLE_TAG, TAG)) {
            out.print(
                    article.title(),
                    article.tags().list().stream().map(Tag::name).toList());
        }
        out.expect(3, "On Java []", "On Python [python]", "On rest []");
    }

    @Test
    @DisplayName("8.4 PF-22 filter with a join, load with a prefetch")
    void combining() {
        comment(java, bob, "nice", null);
        out.begin();
        for (Article article : db.from(ARTICLE)
                .join(USER, ARTICLE.author)
                .where(USER.staff.eq(true))
                .prefetch(COMMENT)) {
            out.print(article.title(), article.comments().size());
        }
        out.expect(2, "On Java 1", "On Python 0");
    }

    // --- 9. Aggregation

    private static Select<User> withArticleCount(Select<User> users) {
        return users.select(USER, ARTICLES)
                .join(ARTICLE, LEFT_OUTER, ARTICLE.author)
                .groupBy(USER.id);
    }

    @Test
    @DisplayName("9.1 9.2 AG-01 AG-02 AG-05 SC-04 counting children, as a scope, ordered by the count")
    void counting() {
        for (User user :
                db.from(USER).apply(FrameworkDocumentTest::withArticleCount).orderBy(ARTICLES.desc())) {
            out.print(user.name(), ARTICLES.of(user));
        }
        out.expect(1, "Alice 2", "Bob 1", "Carol 0");
    }

    @Test
    @DisplayName("9.3 AG-04 having filters after grouping")
    void having() {
        for (User user : db.from(USER)
                .select(USER, ARTICLES)
                .join(ARTICLE, ARTICLE.author)
                .groupBy(USER.id)
                .having(count(ARTICLE.id).ge(2L))) {
            out.print(user.name());
        }
        out.expect(1, "Alice");
    }

    // --- 10. Tips

    @Test
    @DisplayName("10.2 BR-04 every access runs the query; a list is what one holds to keep rows")
    void aQueryNotAList() {
        printTitles(alice.articles());
        printTitles(alice.articles());
        out.expect(2, "On Java", "On Python", "On Java", "On Python");
        List<Article> articles = alice.articles().list();
        printTitles(articles);
        printTitles(articles);
        out.expect(1, "On Java", "On Python", "On Java", "On Python");
    }

    @Test
    @DisplayName("10.7 a user's articles are only theirs")
    void onlyTheirs() {
        assertThat(alice.articles().count()).isEqualTo(2);
        assertThat(bob.articles().count()).isEqualTo(1);
    }
}
