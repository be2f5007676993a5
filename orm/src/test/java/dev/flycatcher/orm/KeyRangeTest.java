package dev.flycatcher.orm;

import static dev.flycatcher.orm.model.Tables.TWEET;
import static dev.flycatcher.orm.model.Tables.USER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flycatcher.orm.engine.Engine;
import dev.flycatcher.orm.engine.OnEveryEngine;
import dev.flycatcher.orm.model.Tweet;
import dev.flycatcher.orm.model.User;
import dev.flycatcher.orm.sql.Type;
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
        boolean ordered = Engine.current() != Engine.POSTGRESQL;
        assertThat(t.log.statements().get(1).contains("BETWEEN ? AND ?")).isEqualTo(ordered);
        assertThat(t.log.events().get(1).command().binds()).hasSize(ordered ? 2 : 1);
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
    @DisplayName("a key that comes twice hides no gap, and the ends of the numbers are no range")
    void notEveryCountIsARange() {
        List<Long> keys = new ArrayList<>(LongStream.range(0, 20).boxed().toList());
        assertThat(KeyRange.of(Type.LONG, keys)).isEqualTo(new KeyRange<>(0L, 19L));
        keys.set(7, 8L);
        assertThat(KeyRange.of(Type.LONG, keys)).isNull();
        keys.set(7, 7L);
        keys.set(0, Long.MIN_VALUE);
        keys.set(19, Long.MAX_VALUE);
        assertThat(KeyRange.of(Type.LONG, keys)).isNull();
        assertThat(KeyRange.of(Type.DOUBLE, keys.stream().map(Long::doubleValue).toList()))
                .isNull();
    }
}
