package dev.flycatcher.orm.processor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** SC-01 to SC-03: scopes that could not be called, and calls of scopes that are not there, do not compile. */
class ScopeErrorTest {
    @Test
    void scopesThatAreNone() {
        Marked.check("""
                @Table public interface Tweet {
                    long id();
                    @Scope static Select<Tweet> none() { //! Tweet.none() | first parameter is missing | let that be Select<Tweet>
                        return dev.flycatcher.orm.Query.from(TweetTable.TWEET);
                    }
                    @Scope static Select<Tweet> other(Select<User> users) { //! first parameter is Select<User>
                        return dev.flycatcher.orm.Query.from(TweetTable.TWEET);
                    }
                    @Scope static long size(Select<Tweet> tweets) { return 0; } //! returns long | Let it return Select<Tweet>
                    @Scope default Select<Tweet> mine(Select<Tweet> tweets) { return tweets; } //! not static | static Select<Tweet> mine(
                    @Scope private static Select<Tweet> own(Select<Tweet> tweets) { return tweets; } //! private
                    @Scope static <T> Select<Tweet> of(Select<Tweet> tweets, T any) { return tweets; } //! generic
                    @Scope static Select<Tweet> where(Select<Tweet> tweets) { return tweets; } //! Tweet.where() | every query has | Call it otherwise
                    @Scope static Select<Tweet> list(Select<Tweet> tweets) { return tweets; } //! every query has
                    @Scope static Select<Tweet> top(Select<Tweet> tweets, int rows) { return tweets; }
                    @Scope static Select<Tweet> top(TweetSelect tweets, int rows) { return tweets; } //! two scopes top(int)
                }
                """, "@Table public interface User { long id(); }");
    }

    @Test
    void scopeOutsideOfAnEntity() {
        Marked.check("@Table public interface Tweet { long id(); }", """
                public interface Scopes {
                    @Scope static Select<Tweet> any(Select<Tweet> tweets) { return tweets; } //! Scopes.any() | Scopes is not an entity | Move it
                }
                """);
    }

    @Test
    void queryOfAnEntityWithoutScopes() {
        Compiled compiled =
                Compiled.of(Marked.files("@Table public interface User { long id(); TweetSelect tweets(); }", """
                @Table public interface Tweet { long id(); @ForeignKey(backref = "tweets") User user(); }
                """));
        assertThat(compiled.messages())
                .first()
                .asString()
                .contains(
                        "User.java:9", "User.tweets() returns TweetSelect", "of Tweet @Scope, or return Select<Tweet>");
    }

    /** SC-03 */
    @Test
    void scopesOfOneEntityAreAbsentFromQueriesOfAnother() {
        Marked.check("""
                @Table public interface Tweet {
                    long id();
                    @Scope static Select<Tweet> newest(Select<Tweet> tweets) { return tweets; }
                }
                """, """
                @Table public interface User {
                    long id();
                    @Scope static Select<User> active(Select<User> users) { return users; }
                }
                """, """
                class Uses {
                    Object right(dev.flycatcher.orm.Database db) {
                        return db.from(Tables.TWEET).where().newest().limit(1).newest();
                    }
                    Object wrong(dev.flycatcher.orm.Database db) {
                        return db.from(Tables.USER).newest(); //! cannot find symbol
                    }
                }
                """);
    }

    @Test
    void oneMistakeElsewhereLeavesTheScopesOfOthersCompiled() {
        Compiled compiled = Compiled.of(Marked.files("""
                @Table public interface User {
                    long id();
                    Object wrong();
                    TweetSelect tweets();
                    @Scope static UserSelect some(UserSelect users) { return users.limit(2); }
                }
                """, """
                @Table public interface Tweet {
                    long id();
                    @ForeignKey(backref = "tweets") User user();
                    @Scope static TweetSelect newest(TweetSelect tweets) { return tweets.orderBy(Tables.TWEET.id); }
                }
                """));
        assertThat(compiled.messages()).singleElement().asString().contains("User.wrong()");
    }
}
