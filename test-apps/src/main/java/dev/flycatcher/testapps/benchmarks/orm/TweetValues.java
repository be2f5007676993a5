package dev.flycatcher.testapps.benchmarks.orm;

/** What a tweet says, whoever read it. */
public record TweetValues(long id, long userId, String content, long createdAt) {}
