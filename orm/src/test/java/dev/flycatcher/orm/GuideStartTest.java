package dev.flycatcher.orm;

import static dev.flycatcher.orm.JoinType.LEFT_OUTER;
import static dev.flycatcher.orm.Query.from;
import static dev.flycatcher.orm.model.Tables.ARTICLE;
import static dev.flycatcher.orm.model.Tables.ARTICLE_TAG;
import static dev.flycatcher.orm.model.Tables.CATEGORY;
import static dev.flycatcher.orm.model.Tables.COMMENT;
import static dev.flycatcher.orm.model.Tables.COURSE;
import static dev.flycatcher.orm.model.Tables.COURSE_STUDENT_THROUGH;
import static dev.flycatcher.orm.model.Tables.FAVORITE;
import static dev.flycatcher.orm.model.Tables.RELATIONSHIP;
import static dev.flycatcher.orm.model.Tables.STUDENT;
import static dev.flycatcher.orm.model.Tables.TAG;
import static dev.flycatcher.orm.model.Tables.TWEET;
import static dev.flycatcher.orm.model.Tables.USER;
import static dev.flycatcher.orm.sql.Functions.count;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flycatcher.orm.annotation.Lazy;
import dev.flycatcher.orm.model.Category;
import dev.flycatcher.orm.model.Student;
import dev.flycatcher.orm.model.Tweet;
import dev.flycatcher.orm.model.User;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What docs/guide.md shows first: reading, loading, writing, as it stands there. */
class GuideStartTest {
    @RegisterExtension
    final TestDatabase t = new TestDatabase().withTweets();

    private final Database db = t.db;
    private final List<Object> printed = new ArrayList<>();

    private void print(Object... values) {
        printed.addAll(List.of(values));
    }

    @Test
    @DisplayName("by key, by condition, joined, and a back-reference as a query")
    void reading() {
        User huey = t.user("huey");
        // tag::reading[]
        User first = db.get(USER, 1L); // by key, or NotFoundException
        User nobody = db.find(USER, USER.username.eq("nobody")); // or null

        for (Tweet t : db.from(TWEET).select(TWEET, USER).join(USER)) { // one statement
            print(t.user().username(), t.content());
        }

        List<Tweet> newest = huey.tweets()
                .where(TWEET.content.contains("r"))
                .orderBy(TWEET.timestamp.desc())
                .limit(2)
                .list();
        // end::reading[]
        assertThat(first.username()).isEqualTo("huey");
        assertThat(nobody).isNull();
        assertThat(printed).hasSize(10).contains("mickey", "woof");
        assertThat(newest).extracting(Tweet::content).containsExactly("purr");
    }

    @Test
    @DisplayName("what has no accessor is read by its own expression, or into a record")
    void expressions() {
        Map<String, Long> counts = new HashMap<>();
        // tag::named[]
        var favCount = count(FAVORITE.id).as("fav_count");
        for (User u : db.from(USER)
                .select(USER, favCount)
                .join(TWEET, LEFT_OUTER)
                .join(FAVORITE, LEFT_OUTER)
                .groupBy(USER.id)) {
            counts.put(u.username(), favCount.of(u));
        }

        record Line(String author, String content) {}
        List<Line> lines = db.from(TWEET)
                .join(USER)
                .into(USER.username, TWEET.content, Line::new)
                .list();
        // end::named[]
        assertThat(counts).containsEntry("huey", 3L).containsEntry("zaizee", 0L);
        assertThat(lines).contains(new Line("mickey", "woof")).hasSize(5);
    }

    @Test
    @DisplayName("a tree is walked by a recursive query")
    void tree() {
        db.createTables(CATEGORY);
        Category root = db.create(CATEGORY, c -> c.name("root"));
        Category child1 = db.create(CATEGORY, c -> c.name("one").parent(root));
        db.create(CATEGORY, c -> c.name("two").parent(child1));
        // tag::tree[]
        var child = CATEGORY.as();
        var tree = from(CATEGORY)
                .where(CATEGORY.parent.refersTo(root))
                .recursive("tree", self -> from(child).join(self, child.parent.eq(self.c(CATEGORY.id))));
        List<Category> below = db.from(tree.rowsOf(CATEGORY)).list();
        // end::tree[]
        assertThat(below).extracting(Category::name).containsExactlyInAnyOrder("one", "two");
    }

    @Test
    @DisplayName("a scope is a method of every query of its entity")
    void scopes() {
        User huey = t.user("huey");
        // tag::scoped[]
        List<Tweet> latest = db.from(TWEET).containing("w").top(2).list();
        List<Tweet> ofHuey = huey.tweets().top(2).list();
        // end::scoped[]
        assertThat(latest).extracting(Tweet::content).containsExactly("whine", "woof");
        assertThat(ofHuey).extracting(Tweet::content).containsExactly("purr", "hiss");
    }

    @Test
    @DisplayName("each relation costs one statement, however many rows")
    void loading() {
        t.log.clear();
        // tag::prefetch[]
        for (User u : db.from(USER).prefetch(TWEET, FAVORITE)) { // three statements
            for (Tweet t : u.tweets()) {
                print(t.content(), t.favorites().size());
            }
        }
        // end::prefetch[]
        assertThat(t.log.count()).isEqualTo(3);
        // tag::load[]
        List<User> users = db.from(USER)
                .with(USER.tweets
                        .load()
                        .where(TWEET.content.ne("spam"))
                        .orderBy(TWEET.timestamp.desc())
                        .perParent(2) // two for each user
                        .then(TWEET.favorites))
                .list();
        // end::load[]
        assertThat(t.log.count()).isEqualTo(6);
        assertThat(users.get(0).tweets().list()).extracting(Tweet::content).containsExactly("purr", "hiss");
    }

    @Test
    @DisplayName("what was not loaded is loaded when read, for all rows at once, or refused")
    void lazy() {
        // tag::lazy[]
        Database strict = db.lazy(Lazy.RAISE);
        List<Tweet> tweets = db.from(TWEET).lazy(Lazy.PEERS).list();
        boolean loaded = TWEET.user.isLoaded(tweets.get(0));
        // end::lazy[]
        assertThat(loaded).isFalse();
        assertThat(strict.from(TWEET).list()).hasSize(5);
        assertThat(t.count(() -> tweets.forEach(each -> print(each.user().username()))))
                .isEqualTo(1);
    }

    @Test
    @DisplayName("drafts are copies with setters; links are added and rows deleted with what points at them")
    void writing() {
        db.createTables(RELATIONSHIP, ARTICLE, COMMENT, TAG, ARTICLE_TAG, STUDENT, COURSE, COURSE_STUDENT_THROUGH);
        var cs101 = db.create(COURSE, c -> c.title("cs101"));
        Student ada = db.create(STUDENT, s -> s.name("ada"));
        Tweet tweet = t.tweet("woof");
        // tag::writing[]
        User lotta = db.create(USER, u -> u.username("lotta"));
        User renamed = db.update(USER, lotta, u -> u.username("charlotte")); // the changed columns only
        db.createAll(TWEET, List.of("hi", "ho"), (t, text) -> t.user(lotta).content(text));
        db.update(TWEET)
                .set(TWEET.content, "")
                .where(TWEET.user.refersTo(lotta))
                .execute();
        db.delete(tweet);
        db.deleteRecursively(lotta); // and all that points at it
        ada.courses().add(cs101); // a link of a many-to-many
        // end::writing[]
        assertThat(renamed.username()).isEqualTo("charlotte");
        assertThat(db.from(TWEET).count()).isEqualTo(4);
        assertThat(db.from(USER).count()).isEqualTo(3);
        assertThat(ada.courses().list()).hasSize(1);
    }
}
