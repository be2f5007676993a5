package dev.flycatcher.testapps.benchmarks.orm;

import java.util.List;

/** What is measured, with the rows it is about and how its result is checked. */
public enum Workload {
    BY_ID("by id", 1) {
        @Override
        <U, T, F> Object run(Contender<U, T, F> contender, long turn) {
            return contender.byId(turn * 7_919 % Data.TWEETS + 1);
        }

        @Override
        <U, T, F> void check(Contender<U, T, F> contender) {
            for (long id : new long[] {1, 4_711, Data.TWEETS}) {
                require(contender, Data.tweet(id), contender.values(contender.byId(id)));
            }
        }
    },
    LIST("list 10k", Data.TWEETS) {
        @Override
        <U, T, F> Object run(Contender<U, T, F> contender, long turn) {
            return contender.list();
        }

        @Override
        <U, T, F> void check(Contender<U, T, F> contender) {
            checkTweets(contender, contender.list());
        }
    },
    JOIN("to-one join 10k", Data.TWEETS) {
        @Override
        <U, T, F> Object run(Contender<U, T, F> contender, long turn) {
            return contender.join();
        }

        @Override
        <U, T, F> void check(Contender<U, T, F> contender) {
            List<T> tweets = contender.join();
            checkTweets(contender, tweets);
            for (T each : tweets) {
                require(contender, Data.username(contender.values(each).userId()), contender.username(each));
            }
        }
    },
    PREFETCH("prefetch 1k x 10 x 3", Data.USERS + Data.TWEETS + Data.FAVORITES) {
        @Override
        <U, T, F> Object run(Contender<U, T, F> contender, long turn) {
            return contender.prefetch();
        }

        @Override
        <U, T, F> void check(Contender<U, T, F> contender) {
            List<U> users = contender.prefetch();
            require(contender, Data.USERS, users.size());
            for (int i = 0; i < users.size(); i++) {
                List<T> tweets = contender.tweets(users.get(i));
                require(contender, 10, tweets.size());
                for (T each : tweets) {
                    checkBranch(contender, i + 1L, each);
                }
            }
        }
    },
    INSERT("insert 10k with keys", Data.TWEETS) {
        @Override
        <U, T, F> Object run(Contender<U, T, F> contender, long turn) {
            return contender.insert(Data.NEW);
        }

        @Override
        <U, T, F> void check(Contender<U, T, F> contender) {
            long[] keys = contender.insert(Data.NEW);
            for (int i = 0; i < keys.length; i++) {
                TweetValues kept = contender.values(contender.byId(keys[i]));
                NewTweet given = Data.NEW.get(i);
                require(contender, new TweetValues(keys[i], given.userId(), given.content(), given.createdAt()), kept);
            }
            Data.restore(contender);
        }
    };

    final String title;
    final int rows;

    Workload(String title, int rows) {
        this.title = title;
        this.rows = rows;
    }

    /** Does it once. {@code turn} varies what is asked for. */
    abstract <U, T, F> Object run(Contender<U, T, F> contender, long turn);

    /** Does it once and looks at every row. */
    abstract <U, T, F> void check(Contender<U, T, F> contender);

    private static <U, T, F> void checkTweets(Contender<U, T, F> contender, List<T> tweets) {
        require(contender, Data.TWEETS, tweets.size());
        for (int i = 0; i < tweets.size(); i++) {
            require(contender, Data.tweet(i + 1L), contender.values(tweets.get(i)));
        }
    }

    private static <U, T, F> void checkBranch(Contender<U, T, F> contender, long user, T tweet) {
        TweetValues values = contender.values(tweet);
        require(contender, user, values.userId());
        require(contender, Data.tweet(values.id()), values);
        List<F> favorites = contender.favorites(tweet);
        require(contender, 3, favorites.size());
        for (F each : favorites) {
            require(contender, values.id(), (contender.key(each) - 1) / 3 + 1);
        }
    }

    private static void require(Contender<?, ?, ?> contender, Object expected, Object seen) {
        if (!expected.equals(seen)) {
            throw new IllegalStateException(contender.name() + " read " + seen + " where " + expected + " is kept.");
        }
    }
}
