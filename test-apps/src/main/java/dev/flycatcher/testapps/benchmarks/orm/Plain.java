package dev.flycatcher.testapps.benchmarks.orm;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The classes one writes by hand, for everyone who maps to classes written by hand. */
public final class Plain {
    private Plain() {}

    public static final class User {
        final long id;
        final String username;

        @Nullable
        List<Tweet> tweets;

        public User(long id, String username) {
            this.id = id;
            this.username = username;
        }

        void add(Tweet tweet) {
            if (tweets == null) {
                tweets = new ArrayList<>();
            }
            tweets.add(tweet);
        }
    }

    public static final class Tweet {
        final long id;
        final long userId;
        final String content;
        final long createdAt;

        @Nullable
        User user;

        @Nullable
        List<Favorite> favorites;

        public Tweet(long id, long userId, String content, long createdAt) {
            this.id = id;
            this.userId = userId;
            this.content = content;
            this.createdAt = createdAt;
        }

        Tweet by(User author) {
            user = author;
            return this;
        }

        void add(Favorite favorite) {
            if (favorites == null) {
                favorites = new ArrayList<>();
            }
            favorites.add(favorite);
        }
    }

    public static final class Favorite {
        final long id;
        final long userId;
        final long tweetId;

        public Favorite(long id, long userId, long tweetId) {
            this.id = id;
            this.userId = userId;
            this.tweetId = tweetId;
        }
    }

    /** A contender whose rows are these. */
    abstract static class Rows extends OverJdbc<User, Tweet, Favorite> {
        Rows(String name, javax.sql.DataSource source) {
            super(name, source);
        }

        @Override
        public TweetValues values(Tweet tweet) {
            return new TweetValues(tweet.id, tweet.userId, tweet.content, tweet.createdAt);
        }

        @Override
        public String username(Tweet tweet) {
            return tweet.user == null ? "" : tweet.user.username;
        }

        @Override
        public List<Tweet> tweets(User user) {
            return user.tweets == null ? List.of() : user.tweets;
        }

        @Override
        public List<Favorite> favorites(Tweet tweet) {
            return tweet.favorites == null ? List.of() : tweet.favorites;
        }

        @Override
        public long key(Favorite favorite) {
            return favorite.id;
        }
    }
}
