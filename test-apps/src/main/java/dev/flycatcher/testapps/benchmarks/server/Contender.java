package dev.flycatcher.testapps.benchmarks.server;

import java.util.List;

/**
 * One way to do what an application does. Each method makes objects of its library's own kind, reads all of them, and
 * returns a sum by which all contenders can be held to the same answer.
 */
interface Contender extends AutoCloseable {
    String name();

    /** Reads the tweet with this key: the sum of its numbers. */
    long byId(long id);

    /** Reads the first thousand tweets with their users: the sum of keys and of the lengths of names. */
    long join();

    /** Reads a hundred users, their tweets, and the favorites of those: the sum of the favorites' keys. */
    long graph();

    /** Reads the next fifty tweets after this key: the sum of their keys. */
    long page(long after);

    /** Inserts these in one transaction: how many keys came back. */
    long insert(List<NewRow> rows);

    /** Updates the content of one tweet in a transaction: how many rows changed. */
    long update(long id, String content);

    @Override
    void close();

    /** A tweet to insert. */
    record NewRow(long userId, String content, long createdAt) {}
}
