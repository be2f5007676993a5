package dev.flycatcher.testapps.documents.social;

import static dev.flycatcher.orm.JoinType.LEFT_OUTER;
import static dev.flycatcher.orm.Query.from;
import static dev.flycatcher.orm.sql.Functions.count;
import static dev.flycatcher.orm.sql.Functions.max;
import static dev.flycatcher.testapps.documents.social.Tables.ACTIVITY_LOG;
import static dev.flycatcher.testapps.documents.social.Tables.CATEGORY;
import static dev.flycatcher.testapps.documents.social.Tables.FAVORITE;
import static dev.flycatcher.testapps.documents.social.Tables.RELATIONSHIP;
import static dev.flycatcher.testapps.documents.social.Tables.TWEET;
import static dev.flycatcher.testapps.documents.social.Tables.USER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flycatcher.orm.Database;
import dev.flycatcher.orm.Select;
import dev.flycatcher.orm.annotation.Lazy;
import dev.flycatcher.testapps.documents.Printed;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The third document: relationships and joins. What the fourth repeats in other words is here once. */
class RelationshipsDocumentTest {
    private static final String[] PAIRS = {
        "huey -> meow", "huey -> hiss", "huey -> purr", "mickey -> woof", "mickey -> whine"
    };

    @RegisterExtension
    final Printed out = new Printed();

    private final Database db = out.db;

    @BeforeEach
    void createData() {
        Sample.create(db);
        out.begin();
    }

    private User user(String name) {
        return db.get(USER, USER.username.eq(name));
    }

    private void printPairs(Select<Tweet> tweets) {
        for (Tweet tweet : tweets) {
            out.print(tweet.user().username(), "->", tweet.content());
        }
    }

    @Test
    @DisplayName("FK-05 FK-06 the relation resolves with a query, the raw id without")
    void foreignKeys() {
        Tweet tweet = db.get(TWEET, TWEET.content.eq("meow"));
        out.print(tweet.user().username());
        out.print(tweet.userId());
        out.expect(2, "huey", "1");
    }

    @Test
    @DisplayName("LZ-03 LZ-04 with lazy loading off no query is sent, and what was joined is there")
    void lazyLoadingOff() {
        for (Tweet tweet : db.from(TWEET).lazy(Lazy.RAISE)) {
            out.print(tweet.userId());
        }
        printPairs(
                db.from(TWEET).select(TWEET, USER).join(USER).lazy(Lazy.RAISE).limit(1));
        out.expect(2, "1", "1", "1", "2", "2", "huey -> meow");
    }

    @Test
    @DisplayName("BR-02 BR-03 a back-reference is a select query")
    void backReferences() {
        User huey = user("huey");
        for (Tweet tweet : huey.tweets()) {
            out.print(tweet.content());
        }
        out.expect(2, "meow", "hiss", "purr");
        out.print(huey.tweets().sql(), huey.tweets().binds());
        out.expect(
                0,
                "SELECT \"t1\".\"id\", \"t1\".\"user_id\", \"t1\".\"content\", \"t1\".\"timestamp\" FROM \"tweet\" AS \"t1\""
                        + " WHERE (\"t1\".\"user_id\" = ?) [1]");
        for (Tweet tweet : huey.tweets().orderBy(TWEET.timestamp.desc()).limit(2)) {
            out.print(tweet.content());
        }
        out.expect(1, "purr", "hiss");
    }

    @Test
    @DisplayName("LZ-01 one query for the tweets and one more for the author of each; one with a join")
    void nPlusOneToOne() {
        printPairs(db.from(TWEET));
        out.expect(6, PAIRS);
        printPairs(db.from(TWEET).select(TWEET, USER).join(USER));
        out.expect(1, PAIRS);
    }

    @Test
    @DisplayName("PF-01 one query for the users and one more for the tweets of each; two with prefetch")
    void nPlusOneToMany() {
        String[] lines = {"huey", "  meow", "  hiss", "  purr", "mickey", "  woof", "  whine", "zaizee"};
        printTweets(db.from(USER));
        out.expect(4, lines);
        printTweets(db.from(USER).prefetch(TWEET));
        out.expect(2, lines);
        printTweets(db.from(USER).prefetch(db.from(TWEET)));
        out.expect(2, lines);
    }

    private void printTweets(Select<User> users) {
        for (User user : users) {
            out.print(user.username());
            for (Tweet tweet : user.tweets()) {
                out.print("  " + tweet.content());
            }
        }
    }

    @Test
    @DisplayName("JN-01 JN-03 JN-07 a join to the user, inferred or spelt out, finds huey's tweets")
    void simpleJoins() {
        for (Tweet tweet : db.from(TWEET).join(USER).where(USER.username.eq("huey"))) {
            out.print(tweet.content());
        }
        out.expect(1, "meow", "hiss", "purr");
        for (Tweet tweet : db.from(TWEET).join(USER, TWEET.user.eq(USER.id)).where(USER.username.eq("huey"))) {
            out.print(tweet.content());
        }
        out.expect(1, "meow", "hiss", "purr");
    }

    @Test
    @DisplayName("JN-01 AG-01 AG-02 a chain of outer joins counts favourites, none included")
    void joinsAcrossTables() {
        var favCount = count(FAVORITE.id).as("fav_count");
        for (User user : db.from(USER)
                .select(USER.username, favCount)
                .join(TWEET, LEFT_OUTER)
                .join(FAVORITE, LEFT_OUTER)
                .groupBy(USER.username)) {
            out.print(user.username() + ": " + favCount.of(user) + " favorites received");
        }
        out.expect(1, "huey: 3 favorites received", "mickey: 1 favorites received", "zaizee: 0 favorites received");
    }

    @Test
    @DisplayName("JN-08 JN-09 switching back and joinFrom are one query")
    void switchingTheContext() {
        var favCount = count(FAVORITE.id).as("fav_count");
        Select<Tweet> switched = db.from(TWEET)
                .select(TWEET.content, favCount)
                .join(USER)
                .switchTo(TWEET)
                .join(FAVORITE, LEFT_OUTER)
                .where(USER.username.eq("huey"))
                .groupBy(TWEET.content)
                .orderBy(TWEET.content);
        for (Tweet tweet : switched) {
            out.print(tweet.content() + ": favorited " + favCount.of(tweet) + " times");
        }
        out.expect(1, "hiss: favorited 0 times", "meow: favorited 1 times", "purr: favorited 2 times");
        assertThat(db.from(TWEET)
                        .select(TWEET.content, favCount)
                        .joinFrom(TWEET, USER)
                        .joinFrom(TWEET, FAVORITE, LEFT_OUTER)
                        .where(USER.username.eq("huey"))
                        .groupBy(TWEET.content)
                        .orderBy(TWEET.content)
                        .sql())
                .isEqualTo(switched.sql());
    }

    @Test
    @DisplayName("GR-03 GR-05 columns of several tables rebuild the graph")
    void columnsOfJoinedModels() {
        printPairs(db.from(TWEET).select(TWEET.content, USER.username).join(USER));
        out.expect(1, PAIRS);
    }

    @Test
    @DisplayName("GR-11 rows as maps")
    void dicts() {
        for (Map<String, ?> row :
                db.from(TWEET).select(TWEET.content, USER.username).join(USER).maps()) {
            out.print(row);
        }
        out.expect(
                1,
                "{content=meow, username=huey}",
                "{content=hiss, username=huey}",
                "{content=purr, username=huey}",
                "{content=woof, username=mickey}",
                "{content=whine, username=mickey}");
    }

    @Test
    @DisplayName(
            "JN-16 attr: however the target is named in the query, the joined row is where the foreign key is read")
    void attribute() {
        var author = USER.as("author");
        for (Tweet tweet : db.from(TWEET).select(TWEET.content, author.username).join(author)) {
            out.print(tweet.user().username(), "->", tweet.content());
        }
        out.expect(1, PAIRS);
    }

    @Test
    @DisplayName("GR-13 everything flat on the row itself")
    void objects() {
        for (Tweet tweet :
                db.from(TWEET).select(TWEET.content, USER.username).join(USER).flat()) {
            out.print(USER.username.of(tweet), "->", tweet.content());
        }
        out.expect(1, PAIRS);
    }

    @Test
    @DisplayName("GR-17 favourites, their owner, the tweet and its author in one query")
    void moreComplexExample() {
        var owner = USER.as();
        Select<Favorite> query = db.from(FAVORITE)
                .select(FAVORITE, TWEET.content, USER.username, owner.username)
                .joinFrom(FAVORITE, owner)
                .joinFrom(FAVORITE, TWEET)
                .joinFrom(TWEET, USER);
        for (Favorite favorite : query) {
            out.print(
                    favorite.user().username(),
                    "liked",
                    favorite.tweet().content(),
                    "by",
                    favorite.tweet().user().username());
        }
        out.expect(
                1,
                "huey liked whine by mickey",
                "mickey liked purr by huey",
                "zaizee liked meow by huey",
                "zaizee liked purr by huey");
    }

    @Test
    @DisplayName("SQ-01 SQ-05 the latest tweet of each user by a joined subquery")
    void subqueries() {
        var latest = TWEET.as();
        var maxTs = max(latest.timestamp).as("max_ts");
        var latestQuery =
                from(latest).select(latest.user, maxTs).groupBy(latest.user).as("latest_query");
        printPairs(db.from(TWEET)
                .select(TWEET, USER)
                .joinFrom(
                        TWEET,
                        latestQuery,
                        TWEET.user.eq(latestQuery.c(latest.user)).and(TWEET.timestamp.eq(latestQuery.c(maxTs))))
                .joinFrom(TWEET, USER));
        out.expect(1, "huey -> purr", "mickey -> whine");
    }

    @Test
    @DisplayName("CT-01 the same with a common table expression")
    void commonTableExpressions() {
        var latest = TWEET.as();
        var maxTs = max(latest.timestamp).as("max_ts");
        var cte = from(latest).select(latest.user, maxTs).groupBy(latest.user).cte("latest");
        printPairs(db.from(TWEET)
                .select(TWEET, USER)
                .join(cte, TWEET.user.eq(cte.c(latest.user)).and(TWEET.timestamp.eq(cte.c(maxTs))))
                .joinFrom(TWEET, USER)
                .withCte(cte));
        out.expect(1, "huey -> purr", "mickey -> whine");
    }

    @Test
    @DisplayName("MF-01 JN-06 with two foreign keys to one model the join names one")
    void multipleForeignKeys() {
        User huey = user("huey");
        db.create(RELATIONSHIP, r -> r.fromUser(huey).toUser(user("mickey")));
        db.create(RELATIONSHIP, r -> r.fromUser(user("zaizee")).toUser(huey));
        out.begin();
        for (User followed :
                db.from(USER).join(RELATIONSHIP, RELATIONSHIP.toUser).where(RELATIONSHIP.fromUser.refersTo(huey))) {
            out.print("follows", followed.username());
        }
        for (User follower :
                db.from(USER).join(RELATIONSHIP, RELATIONSHIP.fromUser).where(RELATIONSHIP.toUser.refersTo(huey))) {
            out.print("followed by", follower.username());
        }
        out.expect(2, "follows mickey", "followed by zaizee");
    }

    @Test
    @DisplayName("AJ-01 JN-15 a join without a foreign key")
    void joiningWithoutAForeignKey() {
        for (String description : new String[] {"logged in", "posted a tweet", "logged out"}) {
            db.create(ACTIVITY_LOG, a -> a.objectId(1).activityType("login").description(description));
        }
        out.begin();
        var log = ACTIVITY_LOG.as("log");
        Select<User> query = db.from(USER)
                .select(USER, log)
                .join(log, USER.id.eq(log.objectId))
                .where(log.activityType.eq("login"), USER.username.eq("huey"));
        for (User user : query) {
            out.print(user.username(), "->", log.of(user).description());
        }
        out.expect(1, "huey -> logged in", "huey -> posted a tweet", "huey -> logged out");
    }

    private void createCategories() {
        Category electronics = db.create(CATEGORY, c -> c.name("Electronics"));
        db.create(CATEGORY, c -> c.name("Cameras").parent(electronics));
        db.create(CATEGORY, c -> c.name("Phones").parent(electronics));
        out.begin();
    }

    @Test
    @DisplayName("SJ-01 each category and its parent, in one query")
    void selfJoins() {
        createCategories();
        var parent = CATEGORY.as();
        for (Category row : db.from(CATEGORY)
                .select(CATEGORY.name, parent.name)
                .join(parent, LEFT_OUTER, CATEGORY.parent.eq(parent.id))
                .orderBy(CATEGORY.name)) {
            Category above = row.parent();
            out.print(row.name(), "parent:", above == null ? "None" : above.name());
        }
        out.expect(1, "Cameras parent: Electronics", "Electronics parent: None", "Phones parent: Electronics");
    }

    @Test
    @DisplayName("SJ-01 SQ-06 C5 the children of a category: by an alias, and by a joined subquery")
    void childrenByAliasAndSubquery() {
        createCategories();
        var parent = CATEGORY.as();
        for (Category child :
                db.from(CATEGORY).join(parent, CATEGORY.parent.eq(parent.id)).where(parent.name.eq("Electronics"))) {
            out.print(child.name());
        }
        out.expect(1, "Cameras", "Phones");
        var named = from(parent).where(parent.name.eq("Electronics")).as("jq");
        for (Category child : db.from(CATEGORY).join(named, CATEGORY.parent.eq(named.c(parent.id)))) {
            out.print(child.name());
        }
        out.expect(1, "Cameras", "Phones");
    }

    @Test
    @DisplayName("PF-13 three tables, three queries")
    void prefetchAcrossThreeTables() {
        for (User user : db.from(USER).prefetch(db.from(TWEET), db.from(FAVORITE))) {
            for (Tweet tweet : user.tweets()) {
                out.print(user.username() + ": " + tweet.content() + " ("
                        + tweet.favorites().size() + " favorites)");
            }
        }
        out.expect(
                3,
                "huey: meow (1 favorites)",
                "huey: hiss (0 favorites)",
                "huey: purr (2 favorites)",
                "mickey: woof (0 favorites)",
                "mickey: whine (1 favorites)");
    }

    @Test
    @DisplayName("PF-07 PF-08 a filter on the children leaves the parents alone")
    void filteringPrefetchedRows() {
        Instant since = Instant.ofEpochSecond(3);
        printTweets(db.from(USER).orderBy(USER.username).prefetch(db.from(TWEET).where(TWEET.timestamp.ge(since))));
        out.expect(2, "huey", "  purr", "mickey", "  woof", "  whine", "zaizee");
    }

    @Test
    @DisplayName("S3 the timeline: the latest tweets and their authors in one query")
    void timeline() {
        printPairs(db.from(TWEET)
                .select(TWEET, USER)
                .join(USER)
                .orderBy(TWEET.id.desc())
                .limit(10));
        out.expect(1, "mickey -> whine", "mickey -> woof", "huey -> purr", "huey -> hiss", "huey -> meow");
    }
}
