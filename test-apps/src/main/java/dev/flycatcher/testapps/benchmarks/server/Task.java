package dev.flycatcher.testapps.benchmarks.server;

import dev.flycatcher.testapps.benchmarks.orm.Contender;
import dev.flycatcher.testapps.benchmarks.orm.TweetValues;

/** What is measured, with a sum over all that was read, by which contenders are held to the same answer. */
enum Task {
    BY_ID("by id", 200) {
        @Override
        <U, T, F> long run(Contender<U, T, F> contender, long turn) {
            return sum(contender.values(contender.byId(turn * 7919 % Tables.TWEETS + 1)));
        }
    },
    JOIN("join 1,000", 3) {
        @Override
        <U, T, F> long run(Contender<U, T, F> contender, long turn) {
            long sum = 0;
            for (T each : contender.join()) {
                sum += contender.values(each).id() + contender.username(each).length();
            }
            return sum;
        }
    },
    GRAPH("graph 100 x 10 x 3", 2) {
        @Override
        <U, T, F> long run(Contender<U, T, F> contender, long turn) {
            long sum = 0;
            for (U user : contender.prefetch()) {
                for (T tweet : contender.tweets(user)) {
                    for (F favorite : contender.favorites(tweet)) {
                        sum += contender.key(favorite);
                    }
                }
            }
            return sum;
        }
    },
    PAGE("keyset page", 100) {
        @Override
        <U, T, F> long run(Contender<U, T, F> contender, long turn) {
            long sum = 0;
            for (T each : contender.page(turn * 131 % (Tables.TWEETS - 50))) {
                sum += sum(contender.values(each));
            }
            return sum;
        }
    },
    INSERT("insert 10k with keys", 1) {
        @Override
        <U, T, F> long run(Contender<U, T, F> contender, long turn) {
            long[] keys = contender.insert(Tables.ROWS);
            return keys[keys.length - 1] > keys[0] ? keys.length : 0;
        }
    },
    UPDATE("update of one", 100) {
        @Override
        <U, T, F> long run(Contender<U, T, F> contender, long turn) {
            return contender.update(turn * 7919 % Tables.TWEETS + 1, "changed " + turn);
        }
    };

    final String title;

    /** How often it is done in one go. */
    final int times;

    Task(String title, int times) {
        this.title = title;
        this.times = times;
    }

    /** Does it once; the same turn has the same answer whoever does it. */
    abstract <U, T, F> long run(Contender<U, T, F> contender, long turn);

    private static long sum(TweetValues tweet) {
        return tweet.id() + tweet.userId() + tweet.createdAt();
    }
}
