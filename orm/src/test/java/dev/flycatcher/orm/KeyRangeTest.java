package dev.flycatcher.orm;

import static dev.flycatcher.orm.model.Tables.TWEET;
import static dev.flycatcher.orm.model.Tables.USER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flycatcher.orm.engine.OnEveryEngine;
import dev.flycatcher.orm.model.Tweet;
import dev.flycatcher.orm.model.User;
import dev.flycatcher.orm.sql.Dialect;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A relation is asked for by the first and last of its parents' keys where these have no gap (PF-09, EC-69). */
@OnEveryEngine
class KeyRangeTest {
    private static final int USERS = 30;

    @RegisterExtension
    final TestDatabase t = new TestDatabase();

    private List<User> users = List.of();

    @BeforeEach
    void rows() {
        t.withTweets();
        users = t.db.createAll(
                USER, LongStream.range(0, USERS).boxed().toList(), (draft, i) -> draft.username("user" + i));
        t.db.createAll(
                TWEET,
                users,
                (draft, user) -> draft.user(user).content("of " + user.id()).timestamp(Instant.EPOCH));
        t.log.clear();
    }

    private List<User> read(List<User> some) {
        return t.db.from(USER)
                .where(USER.id.within(some.stream().map(User::id).toList()))
                .orderBy(USER.username)
                .with(USER.tweets)
                .list();
    }

    private void requireTheirOwn(List<User> read, int count) {
        assertThat(read).hasSize(count);
        for (User each : read) {
            assertThat(each.tweets().list()).extracting(Tweet::content).containsExactly("of " + each.id());
            assertThat(each.tweets().list().get(0).user()).isSameAs(each);
        }
    }

    @Test
    @DisplayName("parents whose keys have no gap, in whatever order they were read, are two values")
    void range() {
        requireTheirOwn(read(users), USERS);

        assertThat(t.log.count()).isEqualTo(2);
        assertThat(t.log.statements().get(1)).endsWith("WHERE (\"t1\".\"user_id\" BETWEEN ? AND ?)");
        assertThat(t.log.events().get(1).command().binds()).hasSize(2);
    }

    @Test
    @DisplayName("where one is missing between them, its rows are not read")
    void gap() {
        List<User> some = new ArrayList<>(users);
        some.remove(USERS / 2);

        requireTheirOwn(read(some), USERS - 1);
        assertThat(t.log.events().get(1).rows()).isEqualTo(USERS - 1);
    }

    @Test
    @DisplayName("few stay a list")
    void few() {
        requireTheirOwn(read(users.subList(0, 3)), 3);

        assertThat(t.log.statements().get(1)).contains(t.inKeys("\"t1\".\"user_id\"", 3));
    }

    @Test
    @DisplayName("not where a server keeps keys by their hash, as YugabyteDB says that it does")
    void hashed() {
        assertThat(Dialect.POSTGRESQL.keepsKeysInOrder("18.6")).isTrue();
        assertThat(Dialect.POSTGRESQL.keepsKeysInOrder("15.2-YB-2.25.1.0-b0")).isFalse();
    }

    @Test
    @DisplayName("a key that comes twice hides no gap, and the ends of the numbers are no range")
    void notEveryCountIsARange() {
        long least = users.get(0).id();
        List<Row> rows = new ArrayList<>(users.stream().map(Row::of).toList());
        KeyRange all = new KeyRange(least, least + USERS - 1);
        assertThat(KeyRange.of(rows, USER.id)).isEqualTo(all);
        rows.add(rows.get(7));
        assertThat(KeyRange.of(rows, USER.id)).isEqualTo(all);
        rows.remove(7);
        rows.remove(USERS - 1);
        rows.add(rows.get(3));
        assertThat(KeyRange.of(rows, USER.id)).isNull();

        rows.add(Row.of(t.db.create(USER, u -> u.id(Long.MAX_VALUE).username("last"))));
        rows.add(Row.of(t.db.create(USER, u -> u.id(Long.MIN_VALUE + 1).username("first"))));
        assertThat(KeyRange.of(rows, USER.id)).isNull();
    }

    @Test
    @DisplayName("PF-05 what rows point at is a range as well, whatever else points nowhere")
    void forward() {
        List<Tweet> tweets = t.db.from(TWEET)
                .where(TWEET.content.startsWith("of "))
                .with(TWEET.user)
                .list();

        assertThat(t.log.statements().get(1)).endsWith("WHERE (\"t1\".\"id\" BETWEEN ? AND ?)");
        assertThat(tweets)
                .hasSize(USERS)
                .allMatch(each -> each.content().equals("of " + each.user().id()));
        assertThat(t.log.count()).isEqualTo(2);
    }
}
