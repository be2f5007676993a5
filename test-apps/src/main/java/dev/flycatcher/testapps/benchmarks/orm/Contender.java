package dev.flycatcher.testapps.benchmarks.orm;

import java.util.List;

/**
 * One way to read and write tweets, in the form its own documentation calls best. Rows come back in its own types; the
 * last methods tell what they hold, so that all can be checked against the same expectation.
 *
 * @param <U> a user
 * @param <T> a tweet
 * @param <F> a favorite
 */
public interface Contender<U, T, F> extends AutoCloseable {
    String name();

    /** The tweet with this key. */
    T byId(long id);

    /** All tweets, by key. */
    List<T> list();

    /** All tweets, by key, each with its user. */
    List<T> join();

    /** All users, by key, with their tweets, with their favorites. */
    List<U> prefetch();

    /** The next fifty tweets after this key, by key. */
    List<T> page(long after);

    /** Gives one tweet another content, in a transaction: how many rows changed. */
    int update(long id, String content);

    /** Inserts these in one transaction and returns the keys they got, in their order. */
    long[] insert(List<NewTweet> tweets);

    /** Runs SQL of the harness's own: rows, and their removal. */
    void execute(String sql);

    TweetValues values(T tweet);

    String username(T tweet);

    List<T> tweets(U user);

    List<F> favorites(T tweet);

    long key(F favorite);

    @Override
    void close();
}
