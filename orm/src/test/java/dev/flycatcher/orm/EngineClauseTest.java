package dev.flycatcher.orm;

import static dev.flycatcher.orm.Query.from;
import static dev.flycatcher.orm.model.Tables.FAVORITE;
import static dev.flycatcher.orm.model.Tables.TWEET;
import static dev.flycatcher.orm.model.Tables.USER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flycatcher.orm.engine.OnEveryEngine;
import dev.flycatcher.orm.model.Tweet;
import dev.flycatcher.orm.model.User;
import dev.flycatcher.orm.sql.Feature;
import dev.flycatcher.orm.sql.QueryException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Clauses that some databases have. Where one is missing, asking for it fails while the query is built. */
@OnEveryEngine
class EngineClauseTest {
    @RegisterExtension
    final TestDatabase t = new TestDatabase().withTweets();

    private final Database db = t.db;

    private boolean refuses(Feature feature, Select<?> query) {
        if (db.dialect().can(feature)) {
            return false;
        }
        int before = t.log.count();
        assertThatThrownBy(query::list)
                .isInstanceOf(QueryException.class)
                .hasMessageStartingWith(db.dialect().name() + " has no ");
        assertThat(t.log.count()).isEqualTo(before);
        return true;
    }

    @Test
    @DisplayName("EX-34 DISTINCT ON keeps the first row of each group")
    void distinctOn() {
        var latest = db.from(TWEET).distinctOn(TWEET.user).orderBy(TWEET.user.asc(), TWEET.timestamp.desc());
        if (!refuses(Feature.DISTINCT_ON, latest)) {
            assertThat(latest.sql()).startsWith("SELECT DISTINCT ON (\"t1\".\"user_id\") \"t1\".\"id\"");
            assertThat(latest).extracting(Tweet::content).containsExactly("purr", "whine");
            assertThat(latest.count()).isEqualTo(2);
        }
    }

    @Test
    @DisplayName("EX-33 LATERAL: a subquery sees the tables before it")
    void lateral() {
        var last = from(TWEET)
                .where(TWEET.user.eq(USER.id))
                .orderBy(TWEET.timestamp.desc())
                .limit(1)
                .as("last");
        var each = db.from(USER)
                .select(USER, last)
                .join(last, JoinType.LEFT_LATERAL)
                .orderBy(USER.id);
        if (!refuses(Feature.LATERAL, each)) {
            assertThat(t.text(each))
                    .contains(" LEFT OUTER JOIN LATERAL (SELECT ")
                    .contains(") AS \"last\" ON TRUE ORDER BY");
            assertThat(each)
                    .extracting(
                            user -> last.of(user) == null ? null : last.of(user).get("content"))
                    .containsExactly("purr", "whine", null);
            assertThat(db.from(USER).join(last, JoinType.LATERAL).count()).isEqualTo(2);
        }
    }

    @Test
    @DisplayName("EX-35 FOR UPDATE and its family lock what is read until the transaction ends")
    void locks() {
        var huey = db.from(USER).where(USER.username.eq("huey"));
        if (!refuses(Feature.ROW_LOCK, huey.lock(Lock.UPDATE))) {
            assertThat(huey.lock(Lock.UPDATE).sql()).endsWith(" FOR UPDATE");
            assertThat(huey.limit(1).lock(Lock.UPDATE.skipLocked()).sql()).endsWith(" LIMIT 1 FOR UPDATE SKIP LOCKED");
            db.atomic(() -> {
                assertThat(huey.lock(Lock.UPDATE).list()).hasSize(1);
                assertThat(huey.lock(Lock.UPDATE.noWait()).list()).hasSize(1);
                assertThat(huey.lock(Lock.UPDATE.skipLocked()))
                        .extracting(User::username)
                        .containsExactly("huey");
                assertThat(huey.lock(Lock.UPDATE).count()).isEqualTo(1);
            });
        }
        if (!refuses(Feature.SHARE_LOCK, huey.lock(Lock.SHARE))) {
            db.atomic(() -> assertThat(huey.lock(Lock.SHARE).list()).hasSize(1));
        }
        var one = db.from(FAVORITE).join(TWEET).lock(Lock.UPDATE.of(FAVORITE));
        if (!refuses(Feature.LOCK_OF, one)) {
            assertThat(t.text(one)).endsWith(" FOR UPDATE OF \"t1\"");
            db.atomic(() -> assertThat(one.list()).hasSize(4));
        }
    }

    @Test
    @DisplayName("CT-02 a common table expression is kept or not, as told")
    void materialized() {
        Cte tweets = from(TWEET).where(TWEET.user.eq(1L)).cte("tweets");
        var kept = db.from(tweets.materialized().rowsOf(TWEET));
        if (!refuses(Feature.MATERIALIZED, kept)) {
            assertThat(kept.sql()).startsWith("WITH \"tweets\" AS MATERIALIZED (SELECT ");
            assertThat(kept.count()).isEqualTo(3);
            var inlined = db.from(tweets.notMaterialized().rowsOf(TWEET));
            assertThat(inlined.sql()).startsWith("WITH \"tweets\" AS NOT MATERIALIZED (SELECT ");
            assertThat(inlined.list()).hasSize(3);
        }
        assertThat(db.from(tweets.rowsOf(TWEET)).count()).isEqualTo(3);
    }

    @Test
    @DisplayName("CT-05 a write is a common table expression that gives the rows it wrote")
    void writingCte() {
        Cte gone = db.deleteFrom(FAVORITE).where(FAVORITE.user.eq(3L)).cte("gone");
        var deleted = gone.rowsOf(FAVORITE);
        var rows = db.from(deleted).select(deleted, TWEET).join(TWEET).orderBy(deleted.id);
        if (!refuses(Feature.WRITING_CTE, rows)) {
            assertThat(rows.sql()).startsWith("WITH \"gone\" AS (DELETE FROM \"favorite\" WHERE ");
            assertThat(rows).extracting(each -> each.tweet().content()).containsExactly("meow", "purr");
            assertThat(db.from(FAVORITE).count()).isEqualTo(2);
            Cte changed = db.update(USER)
                    .set(USER.username, USER.username.upper())
                    .where(USER.id.eq(1L))
                    .cte("changed");
            assertThat(db.from(changed.rowsOf(USER)).get().username()).isEqualTo("HUEY");
        }
    }
}
