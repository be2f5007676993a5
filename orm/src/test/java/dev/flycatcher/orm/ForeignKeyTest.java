package dev.flycatcher.orm;

import static dev.flycatcher.orm.model.Tables.CATEGORY;
import static dev.flycatcher.orm.model.Tables.CITY;
import static dev.flycatcher.orm.model.Tables.COUNTRY;
import static dev.flycatcher.orm.model.Tables.FAVORITE;
import static dev.flycatcher.orm.model.Tables.PROFILE;
import static dev.flycatcher.orm.model.Tables.TWEET;
import static dev.flycatcher.orm.model.Tables.USER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flycatcher.orm.engine.Engine;
import dev.flycatcher.orm.engine.OnEveryEngine;
import dev.flycatcher.orm.engine.Only;
import dev.flycatcher.orm.model.Category;
import dev.flycatcher.orm.model.City;
import dev.flycatcher.orm.model.Country;
import dev.flycatcher.orm.model.Tweet;
import dev.flycatcher.orm.model.TweetDraft;
import dev.flycatcher.orm.model.User;
import dev.flycatcher.orm.model.UserDraft;
import dev.flycatcher.orm.sql.QueryException;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@OnEveryEngine
class ForeignKeyTest {
    @RegisterExtension
    final TestDatabase t = new TestDatabase().withTweets();

    private final Database db = t.db;

    private Tweet meow() {
        return db.get(TWEET, TWEET.content.eq("meow"));
    }

    @Only(Engine.SQLITE)
    @Test
    @DisplayName("FK-01 FK-02 FK-04 OD-01 a foreign key makes a column, an index and a constraint")
    void definesColumnIndexAndConstraint() {
        TestDatabase fresh = new TestDatabase();
        fresh.db.createTables(TWEET);
        assertThat(fresh.log.statements())
                .containsExactly(
                        "CREATE TABLE IF NOT EXISTS \"tweet\" (\"id\" INTEGER NOT NULL PRIMARY KEY, \"user_id\" INTEGER NOT"
                                + " NULL, \"content\" TEXT NOT NULL, \"timestamp\" INTEGER NOT NULL, CONSTRAINT"
                                + " \"fk_tweet_user_id_refs_user\" FOREIGN KEY (\"user_id\") REFERENCES \"user\" (\"id\") ON DELETE CASCADE)",
                        "CREATE INDEX IF NOT EXISTS \"tweet_user_id\" ON \"tweet\" (\"user_id\")");
        assertThat(CITY.country.type()).isEqualTo(COUNTRY.code.type());
        assertThat(TWEET.user.name()).isEqualTo("user_id");
        fresh.db.close();
    }

    @Test
    @DisplayName("EC-47 FK-03 the column's name can be chosen; the accessors keep theirs")
    void columnNameIsAnOption() {
        assertThat(CITY.country.name()).isEqualTo("country_code");
        assertThat(CITY.country.spec().accessor()).isEqualTo("country");
    }

    @Test
    @DisplayName("FK-05 the first read queries by key with LIMIT 1, later ones do not")
    void firstReadQueriesOnce() {
        Tweet tweet = meow();
        assertThat(t.count(() -> assertThat(tweet.user().username()).isEqualTo("huey")))
                .isEqualTo(1);
        assertThat(t.log.statements())
                .last()
                .asString()
                .isEqualTo(
                        "SELECT \"t1\".\"id\", \"t1\".\"username\" FROM \"user\" AS \"t1\" WHERE (\"t1\".\"id\" = ?) LIMIT 1");
        assertThat(t.count(tweet::user)).isZero();
        assertThat(tweet.user()).isSameAs(tweet.user());
    }

    @Test
    @DisplayName("FK-06 the raw key never queries; of an entity assigned it is that one's key of the moment")
    void rawKeyNeverQueries() {
        Tweet tweet = meow();
        assertThat(t.count(() ->
                        assertThat(tweet.userId()).isEqualTo(t.user("huey").id())))
                .isZero();
        UserDraft unsaved = USER.draft().username("nuggie");
        TweetDraft draft = TWEET.draft().user(unsaved).content("x");
        assertThat(draft.userId()).isZero();
        db.save(unsaved);
        assertThat(draft.userId()).isEqualTo(unsaved.id()).isNotZero();
    }

    @Test
    @DisplayName("FK-07 assigning an entity keeps it and its key, marks the column and queries nothing")
    void assigningAnEntity() {
        Tweet tweet = meow();
        User mickey = t.user("mickey");
        assertThat(t.count(() -> {
                    TweetDraft draft = TWEET.draft(tweet).user(mickey);
                    assertThat(draft.user()).isSameAs(mickey);
                    assertThat(draft.userId()).isEqualTo(mickey.id());
                }))
                .isZero();
        Tweet changed = db.update(TWEET, tweet, d -> d.user(mickey));
        assertThat(t.log.statements())
                .last()
                .asString()
                .isEqualTo("UPDATE \"tweet\" SET \"user_id\" = ? WHERE (\"id\" = ?)");
        assertThat(changed.user()).isSameAs(mickey);
        assertThat(tweet.userId()).isEqualTo(t.user("huey").id());
    }

    @Test
    @DisplayName("FK-08 assigning a raw key keeps the loaded entity only if it is the same row")
    void assigningARawKey() {
        Tweet tweet = meow();
        User loaded = tweet.user();
        TweetDraft same = TWEET.draft(tweet).userId(loaded.id());
        assertThat(same.user()).isSameAs(loaded);
        TweetDraft other = TWEET.draft(tweet).userId(t.user("mickey").id());
        assertThat(TWEET.user.isLoaded(other)).isFalse();
        assertThat(other.user().username()).isEqualTo("mickey");
    }

    @Test
    @DisplayName(
            "FK-09 FK-10 a nullable reference set to null reads as null; a missing one that may not be null throws")
    void nullReferences() {
        db.createTables(CATEGORY);
        Category root = db.create(CATEGORY, c -> c.name("root"));
        Category child = db.create(CATEGORY, c -> c.name("child").parent(root));
        Category orphan = db.update(CATEGORY, child, c -> c.parent(null));
        assertThat(t.count(() -> assertThat(orphan.parent()).isNull())).isZero();
        assertThat(orphan.parentId()).isNull();
        assertThat(t.count(() -> assertThatThrownBy(() -> TWEET.draft().user())
                        .isInstanceOf(NotFoundException.class)
                        .hasMessageContaining("Tweet.user")))
                .isZero();
    }

    @Test
    @DisplayName("FK-11 a key that points at nothing costs a query and throws")
    void danglingKey() {
        db.execute(Engine.current().uncheckedKeys());
        db.create(TWEET, d -> d.userId(999L).content("lost"));
        Tweet lost = db.get(TWEET, TWEET.content.eq("lost"));
        assertThat(t.count(() -> assertThatThrownBy(lost::user)
                        .isInstanceOf(NotFoundException.class)
                        .hasMessageContaining("No User row for Tweet.user")))
                .isEqualTo(1);
    }

    @Test
    @DisplayName("FK-12 entity or key, in create, update, where and IN")
    void entityOrKey() {
        User huey = t.user("huey");
        db.create(TWEET, d -> d.userId(huey.id()).content("by key"));
        assertThat(db.from(TWEET).where(TWEET.user.refersTo(huey)).count()).isEqualTo(4);
        assertThat(db.from(TWEET).where(TWEET.user.eq(huey.id())).count()).isEqualTo(4);
        assertThat(db.from(TWEET)
                        .where(TWEET.user.refersToAny(List.of(huey, t.user("mickey"))))
                        .count())
                .isEqualTo(6);
        assertThat(db.update(TWEET)
                        .refer(TWEET.user, t.user("zaizee"))
                        .where(TWEET.content.eq("by key"))
                        .execute())
                .isEqualTo(1);
        assertThat(t.user("zaizee").tweets().count()).isEqualTo(1);
    }

    @Test
    @DisplayName("FK-13 comparing with null asks for NULL")
    void nullComparesAsIsNull() {
        assertThat(Query.from(CATEGORY).where(CATEGORY.parent.refersTo(null)).toString())
                .endsWith("WHERE (\"t1\".\"parent_id\" IS NULL)");
        assertThat(Query.from(CATEGORY).where(CATEGORY.parent.ne((Long) null)).toString())
                .endsWith("WHERE (\"t1\".\"parent_id\" IS NOT NULL)");
    }

    @Test
    @DisplayName(
            "EC-39 EC-41 FK-15 a parent is never saved for you; a child built first takes its key once it is saved")
    void unsavedParent() {
        UserDraft parent = USER.draft().username("nuggie");
        TweetDraft child = TWEET.draft().user(parent).content("x");
        assertThatThrownBy(() -> db.save(child))
                .isInstanceOf(QueryException.class)
                .hasMessageContaining("Tweet.user")
                .hasMessageContaining("Save that first");
        db.save(parent);
        Tweet saved = db.save(child);
        assertThat(db.get(TWEET, saved.id()).userId()).isEqualTo(parent.id());
    }

    @Test
    @DisplayName("FK-16 a column of another table adds no join: unjoined, it fails while the query is built")
    void columnsAddNoJoins() {
        assertThatThrownBy(() -> db.from(TWEET).where(USER.username.eq("huey")).sql())
                .isInstanceOf(QueryException.class)
                .hasMessageContaining("username")
                .hasMessageContaining("Join it");
    }

    @Test
    @DisplayName(
            "EC-42 EC-44 FK-17 a key to a column that is not the primary key is followed by that column everywhere")
    void nonPrimaryTarget() {
        db.createTables(COUNTRY, CITY);
        Country fr = db.create(COUNTRY, c -> c.code("FR").name("France"));
        db.create(CITY, c -> c.name("Paris").country(fr));
        City paris = db.get(CITY, CITY.name.eq("Paris"));
        assertThat(paris.countryCode()).isEqualTo("FR");
        assertThat(paris.country().name()).isEqualTo("France");
        assertThat(fr.cities()).extracting(City::name).containsExactly("Paris");
        assertThat(db.from(CITY)
                        .select(CITY, COUNTRY)
                        .join(COUNTRY)
                        .get()
                        .country()
                        .name())
                .isEqualTo("France");
        assertThat(db.from(COUNTRY).with(COUNTRY.cities).get().cities().size()).isEqualTo(1);
        assertThat(db.from(CITY).where(CITY.country.refersToAny(List.of(fr))).count())
                .isEqualTo(1);
        assertThat(db.from(CITY).where(CITY.country.within(Query.from(COUNTRY))).count())
                .isEqualTo(1);
    }

    @Only(Engine.SQLITE)
    @Test
    @DisplayName("FK-18 FK-19 unique makes a unique index, nullable a nullable column")
    void uniqueAndNullable() {
        TestDatabase fresh = new TestDatabase();
        fresh.db.createTables(PROFILE, CATEGORY);
        assertThat(fresh.log.statements())
                .anyMatch(sql -> sql.startsWith("CREATE UNIQUE INDEX IF NOT EXISTS \"profile_member_id\""))
                .anyMatch(sql -> sql.contains("\"parent_id\" INTEGER, "));
        fresh.db.close();
    }

    @Test
    @DisplayName("EC-54 FK-20 long names are cut to 64 with a hash that keeps them apart")
    void longNamesAreCut() {
        String a = Schema.shortened("fk_" + "x".repeat(70) + "a");
        String b = Schema.shortened("fk_" + "x".repeat(70) + "b");
        assertThat(a).hasSizeLessThanOrEqualTo(64).isNotEqualTo(b);
        assertThat(Schema.shortened("short")).isEqualTo("short");
    }

    @Test
    @DisplayName("FK-14 FK-21 identity is table and key, and never queries")
    void identityNeverQueries() {
        Tweet tweet = meow();
        assertThat(t.count(() -> {
                    assertThat(tweet).isEqualTo(t.tweet("meow")).hasSameHashCodeAs(t.tweet("meow"));
                    assertThat((Object) tweet).isNotEqualTo(t.user("huey"));
                    assertThat(tweet.toString()).contains("content=meow", "user_id=1");
                }))
                .isZero();
        assertThat(FAVORITE.tweet.related()).isSameAs(TWEET);
    }
}
