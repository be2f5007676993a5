package dev.flycatcher.orm;

import static dev.flycatcher.orm.model.Tables.COMMENT;
import static dev.flycatcher.orm.model.Tables.MEMBER;
import static dev.flycatcher.orm.model.Tables.PROFILE;
import static dev.flycatcher.orm.model.Tables.TWEET;
import static dev.flycatcher.orm.model.Tables.USER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flycatcher.orm.engine.OnEveryEngine;
import dev.flycatcher.orm.jdbc.ConstraintException;
import dev.flycatcher.orm.model.Member;
import dev.flycatcher.orm.model.Tweet;
import dev.flycatcher.orm.model.User;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@OnEveryEngine
class BackReferenceTest {
    @RegisterExtension
    final TestDatabase t = new TestDatabase().withTweets();

    private final Database db = t.db;
    private final User huey = t.user("huey");

    @Test
    @DisplayName("BR-01 BR-02 an accessor is a fresh query for the rows that point here, and sends nothing")
    void isAQuery() {
        assertThat(t.count(huey::tweets)).isZero();
        assertThat(t.text(huey.tweets())).endsWith("FROM \"tweet\" AS \"t1\" WHERE (\"t1\".\"user_id\" = ?)");
        assertThat(huey.tweets().binds()).containsExactly(1L);
        assertThat(huey.tweets()).isNotSameAs(huey.tweets());
    }

    @Test
    @DisplayName("BR-03 where, order, limit, join, count and exists all follow on")
    void chains() {
        assertThat(huey.tweets().where(TWEET.content.startsWith("p")).exists()).isTrue();
        assertThat(huey.tweets().orderBy(TWEET.timestamp.desc()).limit(2))
                .extracting(Tweet::content)
                .containsExactly("purr", "hiss");
        assertThat(huey.tweets().join(USER).where(USER.username.eq("mickey")).count())
                .isZero();
        assertThat(huey.tweets().page(2, 2)).extracting(Tweet::content).containsExactly("purr");
        assertThat(huey.tweets().page(0, 2).list()).hasSize(2);
    }

    @Test
    @DisplayName("EC-91 BR-04 iterating runs the query each time; a list is what one holds")
    void iteratingRuns() {
        Select<Tweet> tweets = huey.tweets();
        assertThat(t.count(() -> {
                    tweets.forEach(each -> {});
                    tweets.forEach(each -> {});
                }))
                .isEqualTo(2);
        List<Tweet> held = tweets.list();
        assertThat(t.count(() -> held.forEach(each -> held.forEach(other -> {}))))
                .isZero();
    }

    @Test
    @DisplayName("BR-05 counting is one COUNT and reads no rows")
    void counting() {
        assertThat(t.count(() -> assertThat(huey.tweets().count()).isEqualTo(3)))
                .isEqualTo(1);
        assertThat(t.log.statements())
                .last()
                .asString()
                .isEqualTo(
                        "SELECT COUNT(1) FROM (SELECT 1 FROM \"tweet\" AS \"t1\" WHERE (\"t1\".\"user_id\" = ?)) AS \"_\"");
        assertThat(huey.tweets().limit(2).count()).isEqualTo(2);
    }

    @Test
    @DisplayName("BR-06 the first row or null; or one that must exist")
    void firstAndGet() {
        assertThat(t.user("zaizee").tweets().first()).isNull();
        assertThatThrownBy(() -> t.user("zaizee").tweets().get())
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("No Tweet row");
        Select<Tweet> tweets = huey.tweets();
        tweets.first();
        assertThat(tweets.list()).hasSize(3);
    }

    @Test
    @DisplayName("EC-46 BR-07 a suppressed back-reference has no accessor but stays known to joins and deletes")
    void suppressed() {
        assertThat(USER.relations())
                .anyMatch(each -> each instanceof Backref<?, ?> b && b.foreignKey() == COMMENT.author);
        assertThat(Query.from(USER).join(COMMENT).toString()).contains("\"author_id\" = \"t1\".\"id\"");
    }

    @Test
    @DisplayName("BR-08 BR-12 each foreign key names its own; none hides another")
    void eachHasItsOwnName() {
        assertThat(USER.relations())
                .doesNotHaveDuplicates()
                .extracting(Object::toString)
                .contains("User.authored", "User.edited");
    }

    @Test
    @DisplayName("BR-09 an owner that is not saved has no rows to ask for")
    void unsavedOwner() {
        assertThatThrownBy(() -> USER.draft().username("x").tweets().list())
                .isInstanceOf(UnsavedException.class)
                .hasMessageContaining("Save it first");
    }

    @Test
    @DisplayName("BR-11 after a prefetch the same accessor has the rows; iterating is free, chaining queries anew")
    void afterPrefetch() {
        User loaded = db.from(USER).prefetch(TWEET).list().get(0);
        assertThat(t.count(() -> {
                    assertThat(loaded.tweets()).hasSize(3);
                    assertThat(loaded.tweets().size()).isEqualTo(3);
                    loaded.tweets().forEach(each -> assertThat(each.user()).isSameAs(loaded));
                }))
                .isZero();
        assertThat(t.count(() -> assertThat(
                                loaded.tweets().where(TWEET.content.eq("meow")).list())
                        .hasSize(1)))
                .isEqualTo(1);
    }

    @Test
    @DisplayName("O1-01 O1-02 O1-03 a unique reference is read back as one entity or null, lazily or eagerly")
    void oneToOne() {
        db.createTables(MEMBER, PROFILE);
        Member ann = db.create(MEMBER, m -> m.name("ann"));
        db.create(MEMBER, m -> m.name("bob"));
        db.create(PROFILE, p -> p.member(ann).bio("hi"));
        assertThatThrownBy(() -> db.create(PROFILE, p -> p.member(ann))).isInstanceOf(ConstraintException.class);
        Member lazy = db.get(MEMBER, ann.id());
        assertThat(t.count(() -> {
                    assertThat(lazy.profile().bio()).isEqualTo("hi");
                    assertThat(lazy.profile().member()).isSameAs(lazy);
                }))
                .isEqualTo(1);
        assertThat(t.count(() -> {
                    List<Member> eager = db.from(MEMBER).with(MEMBER.profile).list();
                    assertThat(eager.get(0).profile().bio()).isEqualTo("hi");
                    assertThat(eager.get(1).profile()).isNull();
                }))
                .isEqualTo(2);
        assertThat(t.count(() -> {
                    var joined = db.from(MEMBER)
                            .select(MEMBER, PROFILE)
                            .join(PROFILE, JoinType.LEFT_OUTER)
                            .list();
                    assertThat(joined.get(0).profile().bio()).isEqualTo("hi");
                    assertThat(joined.get(1).profile()).isNull();
                }))
                .isEqualTo(1);
    }
}
