package dev.flycatcher.orm;

import static dev.flycatcher.orm.model.Tables.TWEET;
import static dev.flycatcher.orm.model.Tables.USER;
import static dev.flycatcher.orm.sql.Functions.avg;
import static dev.flycatcher.orm.sql.Functions.count;
import static dev.flycatcher.orm.sql.Functions.cumeDist;
import static dev.flycatcher.orm.sql.Functions.denseRank;
import static dev.flycatcher.orm.sql.Functions.firstValue;
import static dev.flycatcher.orm.sql.Functions.lag;
import static dev.flycatcher.orm.sql.Functions.lastValue;
import static dev.flycatcher.orm.sql.Functions.lead;
import static dev.flycatcher.orm.sql.Functions.nthValue;
import static dev.flycatcher.orm.sql.Functions.ntile;
import static dev.flycatcher.orm.sql.Functions.percentRank;
import static dev.flycatcher.orm.sql.Functions.rank;
import static dev.flycatcher.orm.sql.Functions.rowNumber;
import static dev.flycatcher.orm.sql.Functions.sum;
import static dev.flycatcher.orm.sql.Functions.window;
import static dev.flycatcher.orm.sql.Window.Bound.CURRENT_ROW;
import static dev.flycatcher.orm.sql.Window.Bound.UNBOUNDED_FOLLOWING;
import static dev.flycatcher.orm.sql.Window.Bound.UNBOUNDED_PRECEDING;
import static dev.flycatcher.orm.sql.Window.Bound.following;
import static dev.flycatcher.orm.sql.Window.Bound.preceding;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flycatcher.orm.engine.OnEveryEngine;
import dev.flycatcher.orm.model.Tweet;
import dev.flycatcher.orm.sql.Expression;
import dev.flycatcher.orm.sql.Feature;
import dev.flycatcher.orm.sql.QueryException;
import dev.flycatcher.orm.sql.Window;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Functions over windows, by text and by value. The users wrote tweets 1 to 3, and 4 and 5. */
@OnEveryEngine
class WindowTest {
    private static final String FROM = " FROM \"tweet\" AS \"t1\"";

    @RegisterExtension
    final TestDatabase t = new TestDatabase().withTweets();

    private final Database db = t.db;
    private final Window mine = window().partitionBy(TWEET.user).orderBy(TWEET.id);

    private <T> List<@Nullable T> values(Expression<T> expression) {
        return db.from(TWEET).orderBy(TWEET.id).values(expression).list();
    }

    private String text(Expression<?> expression) {
        String sql = t.text(db.from(TWEET).values(expression));
        assertThat(sql).startsWith("SELECT ").endsWith(FROM);
        return sql.substring("SELECT ".length(), sql.length() - FROM.length());
    }

    @Test
    @DisplayName("EX-27 an aggregate over a window keeps the rows")
    void aggregates() {
        assertThat(text(count().over(window().partitionBy(TWEET.user))))
                .isEqualTo("COUNT(*) OVER (PARTITION BY \"t1\".\"user_id\")");
        assertThat(values(count().over(window().partitionBy(TWEET.user)))).containsExactly(3L, 3L, 3L, 2L, 2L);
        assertThat(text(sum(TWEET.id).over(mine)))
                .isEqualTo("SUM(\"t1\".\"id\") OVER (PARTITION BY \"t1\".\"user_id\" ORDER BY \"t1\".\"id\" ASC)");
        assertThat(values(sum(TWEET.id).over(mine))).containsExactly(1L, 3L, 6L, 4L, 9L);
        assertThat(text(count().over(window()))).isEqualTo("COUNT(*) OVER ()");
        assertThat(values(sum(TWEET.id).over(mine).plus(1))).containsExactly(2L, 4L, 7L, 5L, 10L);
        var few = count().filter(TWEET.id.gt(1)).over(window());
        if (db.dialect().can(Feature.FILTER)) {
            assertThat(text(few)).isEqualTo("COUNT(*) FILTER (WHERE (\"t1\".\"id\" > ?)) OVER ()");
        } else {
            assertThatThrownBy(() -> text(few))
                    .isInstanceOf(QueryException.class)
                    .hasMessageContaining("has no FILTER");
        }
    }

    @Test
    @DisplayName("EX-28 ranks, groups and neighbours")
    void windowFunctions() {
        var byUser = window().orderBy(TWEET.user);
        assertThat(values(rowNumber().over(mine))).containsExactly(1L, 2L, 3L, 1L, 2L);
        assertThat(values(rank().over(byUser))).containsExactly(1L, 1L, 1L, 4L, 4L);
        assertThat(values(denseRank().over(byUser))).containsExactly(1L, 1L, 1L, 2L, 2L);
        assertThat(values(percentRank().over(byUser))).containsExactly(0.0, 0.0, 0.0, 0.75, 0.75);
        assertThat(values(cumeDist().over(byUser))).containsExactly(0.6, 0.6, 0.6, 1.0, 1.0);
        assertThat(values(ntile(2).over(window().orderBy(TWEET.id)))).containsExactly(1L, 1L, 1L, 2L, 2L);
        assertThat(values(lag(TWEET.content, 1).over(mine))).containsExactly(null, "meow", "hiss", null, "woof");
        assertThat(values(lead(TWEET.content, 1).over(mine))).containsExactly("hiss", "purr", null, "whine", null);
        assertThat(values(firstValue(TWEET.id).over(mine))).containsExactly(1L, 1L, 1L, 4L, 4L);
        assertThat(values(nthValue(TWEET.id, 2).over(mine))).containsExactly(null, 2L, 2L, null, 5L);
        var whole = mine.rows(UNBOUNDED_PRECEDING, UNBOUNDED_FOLLOWING);
        assertThat(values(lastValue(TWEET.id).over(whole))).containsExactly(3L, 3L, 3L, 5L, 5L);
    }

    @Test
    @DisplayName("EX-29 a frame says from where to where, in rows, values or groups, and what it leaves out")
    void frames() {
        var around = window().orderBy(TWEET.id).rows(preceding(1), following(1));
        assertThat(text(avg(TWEET.id).over(around)))
                .isEqualTo("AVG(\"t1\".\"id\") OVER (ORDER BY \"t1\".\"id\" ASC"
                        + " ROWS BETWEEN 1 PRECEDING AND 1 FOLLOWING)");
        assertThat(values(avg(TWEET.id).over(around))).containsExactly(1.5, 2.0, 3.0, 4.0, 4.5);
        var others = sum(TWEET.id).over(around.exclude(Window.Exclude.CURRENT_ROW));
        var groups = sum(TWEET.id).over(window().orderBy(TWEET.user).groups(CURRENT_ROW, following(1)));
        if (db.dialect().can(Feature.FRAME_GROUPS)) {
            assertThat(values(others)).containsExactly(2L, 4L, 6L, 8L, 4L);
            assertThat(values(groups)).containsExactly(15L, 15L, 15L, 9L, 9L);
        } else {
            assertThatThrownBy(() -> text(others)).hasMessageContaining("has no EXCLUDE in a window frame");
            assertThatThrownBy(() -> text(groups)).hasMessageContaining("has no window frame in GROUPS");
        }
        assertThat(values(sum(TWEET.id).over(window().orderBy(TWEET.id).range(preceding(2), CURRENT_ROW))))
                .containsExactly(1L, 3L, 6L, 9L, 12L);
        assertThatThrownBy(() -> preceding(-1)).isInstanceOf(QueryException.class);
        assertThatThrownBy(() -> mine.exclude(Window.Exclude.TIES))
                .isInstanceOf(QueryException.class)
                .hasMessageContaining("EXCLUDE belongs to a frame");
    }

    @Test
    @DisplayName("EX-30 a window with a name is written once, in the WINDOW clause")
    void namedWindows() {
        var w = window("w").partitionBy(TWEET.user).orderBy(TWEET.id);
        var number = rowNumber().over(w).as("number");
        var total = sum(TWEET.id).over(w).as("total");
        var query = db.from(TWEET)
                .select(TWEET.id, number, total)
                .where(TWEET.id.gt(1))
                .orderBy(total.desc());
        assertThat(t.text(query))
                .isEqualTo(
                        "SELECT \"t1\".\"id\", ROW_NUMBER() OVER \"w\" AS \"number\", SUM(\"t1\".\"id\") OVER \"w\" AS"
                                + " \"total\" FROM \"tweet\" AS \"t1\" WHERE (\"t1\".\"id\" > ?) WINDOW \"w\" AS (PARTITION BY"
                                + " \"t1\".\"user_id\" ORDER BY \"t1\".\"id\" ASC) ORDER BY \"total\" DESC");
        Tweet first = query.get();
        long best = total.of(first);
        assertThat(best).isEqualTo(9);
        assertThat(t.text(db.from(TWEET).orderBy(rowNumber().over(w).desc(), TWEET.id.asc())))
                .endsWith(
                        "ORDER BY ROW_NUMBER() OVER (PARTITION BY \"t1\".\"user_id\" ORDER BY \"t1\".\"id\" ASC) DESC,"
                                + " \"t1\".\"id\" ASC");
        assertThatThrownBy(() -> db.from(TWEET)
                        .select(number, sum(TWEET.id).over(window("w").orderBy(TWEET.id)))
                        .sql())
                .isInstanceOf(QueryException.class)
                .hasMessageContaining("Two windows of this query are called \"w\"");
    }

    @Test
    @DisplayName("what is no function has no window")
    void noFunction() {
        assertThatThrownBy(() -> USER.id.plus(1).over(window()))
                .isInstanceOf(QueryException.class)
                .hasMessageContaining("OVER follows a function");
        assertThatThrownBy(() -> count().over(window()).over(window())).isInstanceOf(QueryException.class);
    }
}
