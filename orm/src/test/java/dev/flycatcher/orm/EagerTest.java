package dev.flycatcher.orm;

import static dev.flycatcher.orm.JoinType.LEFT_OUTER;
import static dev.flycatcher.orm.Query.from;
import static dev.flycatcher.orm.model.Tables.ARTICLE;
import static dev.flycatcher.orm.model.Tables.CATEGORY;
import static dev.flycatcher.orm.model.Tables.COMMENT;
import static dev.flycatcher.orm.model.Tables.FAVORITE;
import static dev.flycatcher.orm.model.Tables.RELATIONSHIP;
import static dev.flycatcher.orm.model.Tables.TWEET;
import static dev.flycatcher.orm.model.Tables.USER;
import static dev.flycatcher.orm.sql.Functions.count;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flycatcher.orm.Load.Strategy;
import dev.flycatcher.orm.engine.OnEveryEngine;
import dev.flycatcher.orm.model.Article;
import dev.flycatcher.orm.model.Category;
import dev.flycatcher.orm.model.Favorite;
import dev.flycatcher.orm.model.Tweet;
import dev.flycatcher.orm.model.User;
import dev.flycatcher.orm.sql.QueryException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@OnEveryEngine
class EagerTest {
    @RegisterExtension
    final TestDatabase t = new TestDatabase().withTweets();

    private final Database db = t.db;

    private static List<String> tree(Iterable<User> users) {
        List<String> lines = new ArrayList<>();
        users.forEach(u -> u.tweets()
                .forEach(tweet -> lines.add(u.username() + " " + tweet.content() + " "
                        + tweet.favorites().size())));
        return lines;
    }

    @Test
    @DisplayName(
            "PF-01 PF-02 PF-03 PF-07 PF-13 as many statements as tables; a parent without children has an empty list")
    void oneStatementPerTable() {
        assertThat(t.count(() -> assertThat(tree(db.from(USER).prefetch(TWEET, from(FAVORITE))))
                        .containsExactly(
                                "huey meow 1", "huey hiss 0", "huey purr 2", "mickey woof 0", "mickey whine 1")))
                .isEqualTo(3);
        assertThat(t.log.statements().get(1))
                .isEqualTo(
                        "SELECT \"t1\".\"id\", \"t1\".\"user_id\", \"t1\".\"content\", \"t1\".\"timestamp\" FROM \"tweet\" AS"
                                + " \"t1\" WHERE " + t.inKeys("\"t1\".\"user_id\"", 3));
        assertThat(db.from(USER).prefetch(TWEET).list().get(2).tweets()).isEmpty();
        assertThat(t.count(() -> db.from(USER)
                        .where(USER.username.eq("nobody"))
                        .prefetch(TWEET, FAVORITE)
                        .list()))
                .isEqualTo(1);
    }

    @Test
    @DisplayName(
            "EC-56 EC-61 PF-04 PF-05 PF-14 each binds to the nearest before it that it shares a key with, unless pinned; forward too")
    void linking() {
        List<User> nearest = db.from(USER).prefetch(TWEET, FAVORITE).list();
        assertThat(t.count(
                        () -> nearest.get(0).tweets().forEach(x -> x.favorites().forEach(f -> {}))))
                .isZero();
        List<User> pinned =
                db.from(USER).prefetch(TWEET, from(FAVORITE).under(USER)).list();
        assertThat(t.count(() -> assertThat(pinned.get(2).favorites()).hasSize(2)))
                .isZero();
        List<Favorite> forward = db.from(FAVORITE).prefetch(TWEET, USER).list();
        assertThat(t.count(() -> {
                    assertThat(forward.get(0).tweet().user().username()).isEqualTo("mickey");
                    assertThat(forward.get(1).tweet()).isSameAs(forward.get(3).tweet());
                }))
                .isZero();
    }

    @Test
    @DisplayName("PF-06 C8 all foreign keys between two tables are linked at once, in one statement")
    void allForeignKeysAtOnce() {
        db.createTables(RELATIONSHIP);
        db.create(RELATIONSHIP, r -> r.fromUser(t.user("huey")).toUser(t.user("mickey")));
        db.create(RELATIONSHIP, r -> r.fromUser(t.user("zaizee")).toUser(t.user("huey")));
        t.log.clear();
        List<User> users = db.from(USER).prefetch(RELATIONSHIP).list();
        assertThat(users.get(0).following()).extracting(r -> r.toUser()).containsExactly(users.get(1));
        assertThat(users.get(0).followers()).extracting(r -> r.fromUser()).containsExactly(users.get(2));
        assertThat(t.log.count()).isEqualTo(2);
        assertThat(t.log.statements().get(1))
                .contains(t.inKeys("\"t1\".\"from_user_id\"", 3) + " OR " + t.inKeys("\"t1\".\"to_user_id\"", 3));
    }

    @Test
    @DisplayName(
            "PF-08 PF-10 PF-11 the child query keeps its filter and order; the parent's limit holds; a child's is global")
    void filterOrderLimit() {
        List<User> users = db.from(USER)
                .orderBy(USER.id)
                .limit(2)
                .prefetch(from(TWEET).where(TWEET.content.ne("hiss")).orderBy(TWEET.id.desc()))
                .list();
        assertThat(users).hasSize(2);
        assertThat(users.get(0).tweets()).extracting(Tweet::content).containsExactly("purr", "meow");
        List<User> limited =
                db.from(USER).prefetch(from(TWEET).orderBy(TWEET.id).limit(3)).list();
        assertThat(limited.get(0).tweets()).hasSize(3);
        assertThat(limited.get(1).tweets()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Strategy.class)
    @DisplayName("PF-09 PF-12 LD-07 EC-69 every strategy loads the same rows, with parents filtered, limited or offset")
    void strategies(Strategy strategy) {
        var load = USER.tweets
                .load()
                .strategy(strategy)
                .then(TWEET.favorites.load().strategy(strategy));
        var users = db.from(USER).orderBy(USER.id);
        assertThat(t.count(() -> assertThat(
                                tree(users.where(USER.username.ne("mickey")).with(load)))
                        .containsExactly("huey meow 1", "huey hiss 0", "huey purr 2")))
                .isEqualTo(3);
        assertThat(tree(users.limit(1).offset(1).with(load))).containsExactly("mickey woof 0", "mickey whine 1");
        assertThat(tree(users.offset(1).with(load))).hasSize(2);
        assertThat(tree(db.from(USER).join(TWEET).with(load)))
                .as("EC-67 parents repeated")
                .hasSize(3 * 3 + 2 * 2);
    }

    @Test
    @DisplayName("LD-07: the text of each strategy")
    void strategyTexts() {
        var users = db.from(USER).where(USER.username.eq("huey"));
        users.with(USER.tweets.load().strategy(Strategy.SUBQUERY)).list();
        assertThat(t.log.statements())
                .last()
                .asString()
                .endsWith(
                        "WHERE (\"t1\".\"user_id\" IN (SELECT \"t2\".\"id\" FROM \"user\" AS \"t2\" WHERE (\"t2\".\"username\" = ?)))");
        users.with(USER.tweets.load().strategy(Strategy.JOIN)).list();
        assertThat(t.log.statements())
                .last()
                .asString()
                .endsWith(
                        "INNER JOIN (SELECT DISTINCT \"t3\".\"id\" FROM \"user\" AS \"t3\" WHERE (\"t3\".\"username\" = ?)) AS \"t2\""
                                + " ON (\"t1\".\"user_id\" = \"t2\".\"id\")");
    }

    @Test
    @DisplayName("PF-15 a table prefetched under itself needs no alias; below the last level reads are lazy again")
    void selfReference() {
        db.createTables(CATEGORY);
        Category a = db.create(CATEGORY, c -> c.name("a"));
        Category b = db.create(CATEGORY, c -> c.name("b").parent(a));
        db.create(CATEGORY, c -> c.name("c").parent(b));
        t.log.clear();
        Category root = db.from(CATEGORY)
                .where(CATEGORY.parent.isNull())
                .prefetch(CATEGORY, CATEGORY)
                .get();
        Category c = root.children().list().get(0).children().list().get(0);
        assertThat(c.name()).isEqualTo("c");
        assertThat(t.log.count()).isEqualTo(3);
        assertThat(t.count(() -> assertThat(c.children().list()).isEmpty())).isEqualTo(1);
    }

    @Test
    @DisplayName("PF-18 PF-19 PF-20 PF-21 what cannot be linked is refused while the query is built")
    void refused() {
        assertThat(t.count(() -> {
                    assertThatThrownBy(() -> db.from(USER).prefetch(CATEGORY))
                            .isInstanceOf(QueryException.class)
                            .hasMessageContaining("Cannot prefetch Category");
                    assertThatThrownBy(() -> db.from(USER)
                                    .select(USER.username)
                                    .prefetch(TWEET)
                                    .list())
                            .isInstanceOf(QueryException.class)
                            .hasMessageContaining("Add USER.id to the select");
                    assertThatThrownBy(
                                    () -> db.from(USER).prefetch(TWEET).tuples().list())
                            .isInstanceOf(QueryException.class);
                }))
                .isZero();
        assertThat(db.from(USER).prefetch().sql()).isEqualTo(db.from(USER).sql());
        List<User> users =
                db.from(USER).prefetch(from(TWEET).select(TWEET.content)).list();
        assertThat(users.get(0).tweets()).extracting(Tweet::content).contains("meow");
    }

    @Test
    @DisplayName(
            "PF-22 PF-23 PF-24 EC-57 EC-59 joined, filtered, counted parents; children with a reference of their own")
    void combined() {
        var n = count(FAVORITE.id).as("n");
        List<User> counted = db.from(USER)
                .select(USER, n)
                .join(FAVORITE, LEFT_OUTER)
                .groupBy(USER.id)
                .orderBy(USER.id)
                .prefetch(TWEET)
                .list();
        assertThat(counted).extracting(n::of).containsExactly(1L, 1L, 2L);
        assertThat(counted.get(0).tweets()).hasSize(3);
        var favorites = from(FAVORITE).select(FAVORITE, USER).join(USER);
        assertThat(t.count(() -> db.from(TWEET)
                        .prefetch(favorites)
                        .forEach(x -> x.favorites().forEach(f -> f.user().username()))))
                .isEqualTo(2);
    }

    @Test
    @DisplayName(
            "PF-17 LD-09 EC-72 EC-74 loading one of two references leaves the other lazy, and what a filter drops unset")
    @RepeatsByIntent
    void onlyTheNamedReference() {
        db.createTables(ARTICLE);
        db.create(ARTICLE, a -> a.title("one").author(t.user("huey")).editor(t.user("mickey")));
        Article article = db.from(ARTICLE).with(ARTICLE.author).get();
        assertThat(ARTICLE.author.isLoaded(article)).isTrue();
        assertThat(ARTICLE.editor.isLoaded(article)).isFalse();
        Article dropped = db.from(ARTICLE)
                .with(ARTICLE.author.load().where(USER.username.eq("nobody")))
                .get();
        assertThat(ARTICLE.author.isLoaded(dropped)).as("LD-10").isFalse();
        assertThat(dropped.author().username()).isEqualTo("huey");
    }

    @Test
    @DisplayName("LD-01 LD-02 LD-03 a relation is named, composes with what follows, and named again is loaded once")
    void composes() {
        var users = db.from(USER)
                .with(USER.tweets)
                .with(USER.favorites)
                .with(USER.tweets.load().orderBy(TWEET.id.desc()));
        assertThat(t.count(() -> {
                    User huey = users.where(USER.username.eq("huey")).get();
                    assertThat(huey.tweets()).extracting(Tweet::content).containsExactly("purr", "hiss", "meow");
                    assertThat(huey.favorites()).hasSize(1);
                }))
                .isEqualTo(3);
        assertThatThrownBy(() -> new Plan<>(db, wrongRelation().body(), Mapping.entities()))
                .isInstanceOf(QueryException.class)
                .hasMessageContaining("Tweet.favorites is a relation of Tweet");
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private Select<User> wrongRelation() {
        return ((Select) db.from(USER)).with(TWEET.favorites);
    }

    @Test
    @DisplayName("LD-04 LD-05 C5 trees of any shape, each level with its own filter")
    void trees() {
        db.createTables(ARTICLE, COMMENT);
        Article one = db.create(ARTICLE, a -> a.title("one").author(t.user("huey")));
        db.create(COMMENT, c -> c.body("nice").article(one).author(t.user("mickey")));
        db.create(COMMENT, c -> c.body("spam").article(one).author(t.user("zaizee")));
        var load = USER.authored
                .load()
                .then(ARTICLE.comments.load().where(COMMENT.body.ne("spam")).then(COMMENT.author));
        assertThat(t.count(() -> {
                    User huey = db.from(USER).with(load, USER.tweets).get();
                    assertThat(huey.authored().list().get(0).comments())
                            .extracting(c -> c.body() + " by " + c.author().username())
                            .containsExactly("nice by mickey");
                }))
                .isEqualTo(5);
    }

    @Test
    @DisplayName("LD-06 EC-77 so many per parent, in the relation's order, whatever joins repeat")
    void perParent() {
        var two = USER.tweets.load().orderBy(TWEET.timestamp.desc()).perParent(2);
        assertThat(t.count(() -> assertThat(tree(db.from(USER).with(two.then(TWEET.favorites))))
                        .containsExactly("huey purr 2", "huey hiss 0", "mickey whine 1", "mickey woof 0")))
                .isEqualTo(3);
        var fanned = USER.tweets
                .load()
                .query(q ->
                        q.join(FAVORITE, LEFT_OUTER).orderBy(FAVORITE.id.desc().nullsLast()))
                .perParent(2)
                .then(TWEET.favorites);
        assertThat(tree(db.from(USER).with(fanned)))
                .containsExactly("huey purr 2", "huey meow 1", "mickey whine 1", "mickey woof 0");
        assertThatThrownBy(() -> USER.tweets.load().perParent(0)).isInstanceOf(QueryException.class);
        assertThatThrownBy(() -> db.from(USER)
                        .with(USER.tweets.load().query(q -> q.groupBy(TWEET.id)).perParent(1))
                        .list())
                .isInstanceOf(QueryException.class)
                .hasMessageContaining("groups");
    }

    @Test
    @DisplayName("C1: select_related and prefetch_related have their thin names")
    void thinNames() {
        assertThat(t.count(() -> db.from(FAVORITE)
                        .selectRelated(FAVORITE.user, FAVORITE.tweet)
                        .forEach(f -> assertThat(f.user().username() + f.tweet().content())
                                .isNotEmpty())))
                .isEqualTo(1);
        assertThat(t.count(() -> db.from(USER)
                        .prefetchRelated(USER.tweets)
                        .forEach(u -> u.tweets().list())))
                .isEqualTo(2);
    }

    @Test
    @DisplayName("LD-08 a stream cannot load relations; counting and asking for existence ignore them")
    void exclusions() {
        var users = db.from(USER).with(USER.tweets);
        assertThatThrownBy(users::stream).isInstanceOf(QueryException.class).hasMessageContaining("list()");
        assertThat(t.count(() -> assertThat(users.count()).isEqualTo(3))).isEqualTo(1);
        assertThat(t.count(() -> assertThat(users.exists()).isTrue())).isEqualTo(1);
    }

    @Test
    @DisplayName("PF: 40,000 parents, whose keys have a gap, are one statement with one parameter")
    void manyParents() {
        List<Integer> numbers =
                java.util.stream.IntStream.range(0, 40_000).boxed().toList();
        db.createAll(USER, numbers, (u, i) -> u.username("u" + i));
        t.log.clear();
        assertThat(db.from(USER)
                        .where(USER.username.ne("u20000"))
                        .with(USER.tweets)
                        .list())
                .hasSize(40_002);
        assertThat(t.log.count()).isEqualTo(2);
        assertThat(t.log.events().get(1).command().binds()).hasSize(1);
    }
}
